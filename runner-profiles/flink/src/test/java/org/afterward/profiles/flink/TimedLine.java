package org.afterward.profiles.flink;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.IsoTime;

/** A line of JSON with the time that it says. */
record TimedLine(long at, String text) implements Serializable {

  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([0-9T:.-]+Z)\"");

  /** The lines that say a time, in the order of their times. */
  static List<TimedLine> inOrder(List<String> lines) {
    return lines.stream()
        .flatMap(line -> of(line).stream())
        .sorted(Comparator.comparingLong(TimedLine::at).thenComparing(TimedLine::text))
        .toList();
  }

  static Optional<TimedLine> of(String line) {
    Matcher timestamp = TIMESTAMP.matcher(line);
    return timestamp.find()
        ? Optional.of(new TimedLine(IsoTime.parse(timestamp.group(1)), line))
        : Optional.empty();
  }
}
