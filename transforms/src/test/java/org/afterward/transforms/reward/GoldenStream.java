package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.IsoTime;
import org.afterward.coders.LateFact;
import org.afterward.coders.LateFactJson;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.PendingJson;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.transforms.waiting.Patience;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder of {@code testdata/golden/streams}: what arrives and how far the stream's time is, step
 * by step, and what must be said of it.
 */
record GoldenStream(String name) {

  private static final long HOUR = 60 * 60 * 1000L;
  private static final Pattern WATERMARK = Pattern.compile("\\{\"watermark\":\"([^\"]+)\"}");

  static List<GoldenStream> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders
          .map(folder -> new GoldenStream(String.valueOf(folder.getFileName())))
          .sorted(Comparator.comparing(GoldenStream::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Step by step: a line that arrives, or a time to which the stream's goes on. */
  void forEachStep(Consumer<RawRecord> arrives, LongConsumer goesOnTo) {
    for (String line : lines("stream.jsonl")) {
      Matcher watermark = WATERMARK.matcher(line);
      if (watermark.matches()) {
        goesOnTo.accept(IsoTime.parse(watermark.group(1)));
      } else {
        arrives.accept(RawRecord.of(line));
      }
    }
  }

  Patience patience() {
    Properties settings = new Properties();
    lines("patience.properties")
        .forEach(
            line -> {
              String[] setting = line.split("=", 2);
              settings.setProperty(setting[0], setting[1]);
            });
    List<Long> ages =
        Arrays.stream(settings.getProperty("estimate_days", "").split(",", -1))
            .filter(days -> !days.isEmpty())
            .map(days -> 24 * HOUR * Long.parseLong(days))
            .toList();
    return new Patience(
        24 * HOUR * Long.parseLong(settings.getProperty("lateness_days", "1")),
        24 * HOUR * Long.parseLong(settings.getProperty("correction_days", "7")),
        ages,
        1);
  }

  CreditPolicy[] credit() {
    List<String> policies = lines("credit.txt");
    return policies.isEmpty()
        ? new CreditPolicy[] {CreditPolicy.FULL}
        : policies.stream().map(CreditPolicy::named).toArray(CreditPolicy[]::new);
  }

  /** Or null: then the stream is drained. */
  @Nullable Instant completeUntil() {
    List<String> time = lines("complete-until.txt");
    return time.isEmpty() ? null : Instant.ofEpochMilli(IsoTime.parse(time.get(0)));
  }

  static String settled(Reward reward) {
    return "settled " + RewardJson.write(reward);
  }

  static String estimate(Reward estimate) {
    return "estimate " + RewardJson.write(estimate);
  }

  static String pending(Pending<OpenExposure> pending) {
    return "pending " + PendingJson.write(pending);
  }

  static String late(LateFact late) {
    return "late " + LateFactJson.write(late);
  }

  /** Fails unless these lines are what must be said of this case. */
  void check(Collection<String> lines) {
    RewardAnswers settled = new RewardAnswers("settled", lines("settled.jsonl"));
    RewardAnswers estimates = new RewardAnswers("estimate", lines("estimates.jsonl"));
    List<String> expected = new ArrayList<>(settled.expected());
    expected.addAll(estimates.expected());
    lines("pending.jsonl").forEach(line -> expected.add("pending " + line));
    lines("late.jsonl").forEach(line -> expected.add("late " + line));
    assertThat(lines.stream().map(settled::asAnswered).map(estimates::asAnswered))
        .as("%s: %s", name, lines("case.txt"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<String> lines(String file) {
    Path path = root().resolve(name).resolve(file);
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String root = Objects.requireNonNull(System.getProperty("afterward.root"), "afterward.root");
    return Path.of(root, "testdata", "golden", "streams");
  }

  @Override
  public String toString() {
    return name;
  }
}
