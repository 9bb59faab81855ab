package org.afterward.pipelines.progress;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** What was done since a moment, as one line. */
record ProgressReport(Map<Progress, Long> done, long elapsedMillis) {

  /** The tallies as they stand. */
  static Map<Progress, Long> tallies() {
    Map<Progress, Long> now = new HashMap<>();
    for (Progress progress : Progress.ALL) {
      now.put(progress, progress.soFar());
    }
    return now;
  }

  /** What was done since the tallies stood like this. */
  static ProgressReport since(Map<Progress, Long> before, long elapsedMillis) {
    Map<Progress, Long> done = tallies();
    done.replaceAll((progress, now) -> now - before.getOrDefault(progress, 0L));
    return new ProgressReport(done, elapsedMillis);
  }

  /** The line; none where nothing was done in this process. */
  Optional<String> line() {
    StringJoiner line = new StringJoiner("   ");
    long most = 0;
    for (Progress progress : Progress.ALL) {
      long records = done.getOrDefault(progress, 0L);
      most = Math.max(most, records);
      if (records > 0) {
        line.add(progress.label() + " " + grouped(records));
      }
    }
    if (most == 0) {
      return Optional.empty();
    }
    long perSecond = most * 1000 / Math.max(elapsedMillis, 1);
    return Optional.of(line.add(grouped(perSecond) + "/s").add(clock()).toString());
  }

  private String clock() {
    long seconds = elapsedMillis / 1000;
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
