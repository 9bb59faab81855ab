package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.afterward.coders.Bytes;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Event;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.IsoTime;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;

/**
 * A folder of {@code testdata/golden/rewards}: a small history, and what must come of it. Whatever
 * comes out of an exposure or an event is a line here, so that cases are compared whole.
 */
record GoldenCase(String name) {

  private static final String LONG_AFTERWARD = "2024-03-01T00:00:00Z";

  static List<GoldenCase> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders
          .map(folder -> new GoldenCase(String.valueOf(folder.getFileName())))
          .sorted(Comparator.comparing(GoldenCase::name))
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

  RewardPolicy policy() {
    String file = "policy.yaml";
    return has(file)
        ? RewardPolicyFile.read(file, Bytes.utf8(text(file)).array())
        : RewardPolicy.standard();
  }

  long completeUntil() {
    String file = "complete-until.txt";
    return IsoTime.parse(has(file) ? text(file).strip() : LONG_AFTERWARD);
  }

  /** By which policies exposures are credited. */
  CreditPolicy[] credit() {
    String file = "credit.txt";
    return has(file)
        ? text(file).strip().lines().map(CreditPolicy::named).toArray(CreditPolicy[]::new)
        : new CreditPolicy[] {CreditPolicy.FULL};
  }

  boolean has(String file) {
    return Files.exists(folder().resolve(file));
  }

  String text(String file) {
    try {
      return Files.readString(folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String mature(Reward reward) {
    return "reward " + RewardJson.write(reward);
  }

  static String pending(Pending<OpenExposure> pending) {
    return "pending " + pending.decision().exposureId();
  }

  static String implausible(ImplausibleReward implausible) {
    return "implausible "
        + implausible.reward().exposure().exposureId()
        + ": "
        + String.join("; ", implausible.reasons());
  }

  static String rejected(Rejection rejection) {
    return "rejected " + rejection.broken() + " " + rejection.raw().bytes();
  }

  /** Fails unless these lines are what must come of this case. */
  void check(Collection<String> lines) {
    RewardAnswers answers = new RewardAnswers("reward", lines("rewards.jsonl"));
    List<String> expected = new ArrayList<>(answers.expected());
    lines("pending.txt").forEach(id -> expected.add("pending " + id));
    lines("implausible.txt").forEach(reward -> expected.add("implausible " + reward));
    assertThat(lines.stream().map(answers::asAnswered))
        .as("%s: %s", name, text("case.txt").strip())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<String> lines(String file) {
    return has(file) ? text(file).lines().toList() : List.of();
  }

  private Path folder() {
    return root().resolve(name);
  }

  private static Path root() {
    String root = Objects.requireNonNull(System.getProperty("afterward.root"), "afterward.root");
    return Path.of(root, "testdata", "golden", "rewards");
  }

  @Override
  public String toString() {
    return name;
  }
}
