package org.afterward.transforms.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardPolicyFile;
import org.joda.time.Instant;

/** A folder of {@code testdata/golden/delays}. */
record GoldenDelayCase(String name) {

  static List<String> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<RawRecord> events() {
    List<RawRecord> events = new ArrayList<>();
    for (String line : lines("events.jsonl")) {
      events.add(new RawRecord(Bytes.utf8(line), name, events.size(), Event.NO_TIME));
    }
    return events;
  }

  RewardPolicy policy() {
    String file = "policy.yaml";
    return RewardPolicyFile.read(file, Bytes.utf8(String.join("\n", lines(file)) + "\n").array());
  }

  Instant completeUntil() {
    return Instant.ofEpochMilli(
        OffsetDateTime.parse(lines("complete-until.txt").get(0)).toInstant().toEpochMilli());
  }

  /** The lines of a file, each in its words. */
  List<List<String>> answers(String file) {
    return lines(file).stream().map(line -> List.of(line.split(" "))).toList();
  }

  /** A number must be the one that is printed, as far as that is. */
  static void assertPrinted(String what, double found, String printed) {
    int point = printed.indexOf('.');
    double half = 0.5 * Math.pow(10, point < 0 ? 0 : point + 1 - printed.length());
    assertThat(found).as(what).isCloseTo(Double.parseDouble(printed), within(half));
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root().resolve(name).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String root = Objects.requireNonNull(System.getProperty("afterward.root"));
    return Path.of(root, "testdata", "golden", "delays");
  }
}
