package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.IsoTime;
import org.afterward.coders.RawRecord;

/**
 * A folder of {@code testdata/golden/predictions}: a small history, and the lines that must come of
 * it.
 */
record GoldenPredictionCase(String name) {

  private static final String LONG_AFTERWARD = "2024-03-01T00:00:00Z";
  private static final double DAY_MS = 86_400_000;

  static List<GoldenPredictionCase> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders
          .map(folder -> new GoldenPredictionCase(String.valueOf(folder.getFileName())))
          .sorted(Comparator.comparing(GoldenPredictionCase::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came in; each line's origin is the case. */
  List<RawRecord> events() {
    List<RawRecord> events = new ArrayList<>();
    for (String line : lines("events.jsonl")) {
      events.add(new RawRecord(Bytes.utf8(line), name, events.size(), Event.NO_TIME));
    }
    return events;
  }

  OutcomePolicy policy() {
    String file = "policy.properties";
    if (!has(file)) {
      return OutcomePolicy.standard();
    }
    Properties policy = new Properties();
    try {
      policy.load(new StringReader(text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OutcomePolicy(
        Math.round(number(policy, "horizon_days") * DAY_MS), number(policy, "tolerance"));
  }

  long completeUntil() {
    String file = "complete-until.txt";
    return IsoTime.parse(has(file) ? text(file).strip() : LONG_AFTERWARD);
  }

  /** Fails unless these are the lines of the outcomes and of the pending predictions. */
  void check(Collection<String> lines) {
    List<String> expected = new ArrayList<>(lines("outcomes.jsonl"));
    expected.addAll(lines("pending.jsonl"));
    assertThat(lines)
        .as("%s: %s", name, text("case.txt").strip())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static double number(Properties policy, String setting) {
    return Double.parseDouble(Objects.requireNonNull(policy.getProperty(setting), setting));
  }

  private List<String> lines(String file) {
    return has(file) ? text(file).lines().toList() : List.of();
  }

  private boolean has(String file) {
    return Files.exists(root().resolve(name).resolve(file));
  }

  private String text(String file) {
    try {
      return Files.readString(root().resolve(name).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String root = Objects.requireNonNull(System.getProperty("afterward.root"), "afterward.root");
    return Path.of(root, "testdata", "golden", "predictions");
  }

  @Override
  public String toString() {
    return name;
  }
}
