package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextSnapshot.Level2;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.IsoTime;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TimelineEntry;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.LookbackRoom;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.PlayedStream;
import org.junit.jupiter.api.Test;

class SnapshotRetrospectionTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final long START = IsoTime.parse("2024-01-01T00:00:00Z");
  private static final long COMPLETE_UNTIL = START + 60 * DAY;

  private static final SnapshotRetrospection BOTH =
      SnapshotRetrospection.ofExposures(SnapshotTerms.standard().in(ZoneId.of("America/New_York")))
          .andDays();

  @Property(tries = 60)
  void a_stream_sees_the_same_users_as_a_batch(@ForAll long seed) {
    Random random = new Random(seed);
    List<Arrivals.Arrival> story = new ArrayList<>();
    for (String person : List.of("usr_1", "usr_2")) {
      entries(person, random).forEach(entry -> story.add(new Arrivals.Arrival(person, entry)));
    }
    Arrivals arrivals = Arrivals.of(story, random);
    Patience patient = new Patience(40 * DAY, 0, List.of(), random.nextBoolean() ? 1 : 7 * HOUR);

    PlayedStream<ServedContext, ServedSnapshot> stream =
        new PlayedStream<>(BOTH, patient, 16 + random.nextInt(500), COMPLETE_UNTIL, random)
            .play(arrivals);

    List<ServedSnapshot> batch = new ArrayList<>();
    arrivals.timelines().forEach(timeline -> batch.addAll(seen(BOTH, timeline)));
    assertThat(stream.settled()).containsExactlyInAnyOrderElementsOf(batch);
    assertThat(stream.late()).isEmpty();
  }

  @Property(tries = 100)
  void what_happens_at_or_after_a_choice_changes_no_bit_of_its_snapshot(@ForAll long seed) {
    Random random = new Random(seed);
    List<TimelineEntry> entries = entries("usr_1", random);
    Timeline timeline = timeline(entries);
    for (Decision decision : timeline.decisions()) {
      List<TimelineEntry> before =
          new ArrayList<>(entries.stream().filter(entry -> entry.at() < decision.at()).toList());
      before.add(decision);
      assertThat(snapshotOf(decision, timeline)).isEqualTo(snapshotOf(decision, timeline(before)));
    }
  }

  @Test
  void a_user_of_whom_nothing_is_known_has_the_defaults() {
    ContextSnapshot snapshot =
        snapshotOf(
            BOTH.remember(served(START, Map.of())), timeline(List.of(shown(START, Map.of()))));

    double[] expected = new double[27];
    ContextLayout.standard()
        .positions()
        .forEach(
            position ->
                expected[ContextLayout.standard().indexOf(position.name())] =
                    position.whenMissing());
    // Scores of nobody: nothing was evaluated or spent, and the purse is empty.
    expected[0] = 0;
    expected[1] = 0;
    expected[2] = 0.3;
    expected[3] = 0;
    expected[19] = 1; // New.
    expected[22] = 19; // 2023-12-31, 19 h in New York: a Sunday evening.
    expected[23] = 7;
    expected[24] = 1;
    expected[25] = 1;
    assertThat(snapshot.context()).isEqualTo(ContextVector.of("layout-1", expected));
    assertThat(snapshot.level2()).isEqualTo(Level2.UNKNOWN);
    assertThat(snapshot.populationDate()).isEmpty();
  }

  @Test
  void what_a_model_said_counts_before_what_was_served() {
    Fact said =
        new Fact(
            START,
            "pred_1",
            FactKind.PREDICTED,
            Double.doubleToLongBits(0.25),
            "churn_7d",
            "churn_v2.1");
    Decision shown =
        shown(
            START + HOUR,
            Map.of("churn_7d_probability", 0.9, "churn_30d_probability", 0.45, "is_male", 1.0));

    ContextSnapshot snapshot = snapshotOf(shown, timeline(List.of(said, shown)));

    assertThat(snapshot.level2()).isEqualTo(new Level2(0.25, 0.45, "churn_v2.1"));
    assertThat(snapshot.context().get(10)).isEqualTo(0.25);
    assertThat(snapshot.context().get(11)).isEqualTo(0.45);
    assertThat(snapshot.context().get(20)).isEqualTo(1);
  }

  @Test
  void what_was_served_with_an_exposure_holds_for_the_days_after_it() {
    Decision shown = shown(START + HOUR, Map.of("is_male", 1.0, "profile_completeness", 0.5));

    List<ServedSnapshot> days =
        seen(SnapshotRetrospection.ofDays(SnapshotTerms.standard()), timeline(List.of(shown)));

    ContextSnapshot first = days.get(0).snapshot();
    assertThat(first.snapshotId()).isEqualTo("snap_20240101_usr_1");
    assertThat(first.at()).isEqualTo(START + DAY);
    assertThat(first.context().get(20)).isEqualTo(1);
    assertThat(first.activity().presence().profileCompleteness()).isEqualTo(0.5);
  }

  @Test
  void of_a_silent_user_nothing_is_seen_after_the_days_of_silence() {
    BoxPolicy twoDays =
        BoxPolicyFile.read(
            "p.yaml",
            "{name: short, silence_days: 2, population: {active_within_days: 1}}"
                .getBytes(StandardCharsets.UTF_8));
    SnapshotTerms terms = SnapshotTerms.standard().withBoxes(twoDays);
    Fact first = new Fact(START + HOUR, "evt_1", FactKind.PAID, 130, "", "");
    Fact again = new Fact(START + 10 * DAY, "evt_2", FactKind.VIEWED, 0, "", "");
    Decision shown = shown(START + 10 * DAY + HOUR, Map.of());

    List<ServedSnapshot> seen =
        seen(
            SnapshotRetrospection.ofExposures(terms).andDays(),
            timeline(List.of(first, again, shown)));

    assertThat(seen.stream().map(each -> each.snapshot().snapshotId()).toList())
        .containsExactly(
            "snap_20240101_usr_1",
            "snap_20240102_usr_1",
            "snap_exp_" + shown.at(),
            "snap_20240111_usr_1",
            "snap_20240112_usr_1");
    // The payment is forgotten with the rest.
    assertThat(seen.get(2).snapshot().activity().spending().balance()).isZero();
    assertThat(seen.get(1).snapshot().activity().spending().balance()).isEqualTo(130);
  }

  @Test
  void exposures_of_the_same_millisecond_know_nothing_of_each_other() {
    Decision one = new Decision(START, "exp_1", shown(START, Map.of("is_male", 1.0)).brief());
    Decision other = new Decision(START, "exp_2", shown(START, Map.of()).brief());

    assertThat(snapshotOf(other, timeline(List.of(one, other))).activity())
        .isEqualTo(snapshotOf(other, timeline(List.of(other))).activity());
  }

  @Test
  void corrections_are_not_to_be_had() {
    SnapshotContexts snapshots = SnapshotContexts.by(BOTH);

    assertThatThrownBy(() -> snapshots.withPatience(Patience.STANDARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neither estimated nor corrected");
  }

  private static ContextSnapshot snapshotOf(Decision decision, Timeline timeline) {
    return seen(BOTH, timeline).stream()
        .map(ServedSnapshot::snapshot)
        .filter(snapshot -> snapshot.exposureId().equals(decision.id()))
        .findFirst()
        .orElseThrow();
  }

  private static List<ServedSnapshot> seen(SnapshotRetrospection by, Timeline timeline) {
    List<ServedSnapshot> seen = new ArrayList<>();
    new LookbackRoom<>(by, timeline).advanceTo(COMPLETE_UNTIL, seen::add);
    return seen;
  }

  private static Timeline timeline(List<TimelineEntry> entries) {
    TimelineBuilder builder = new TimelineBuilder("usr_1");
    entries.forEach(builder::add);
    return builder.build();
  }

  /** Thirty days of anything that can happen, on a grid of hours so that times are often equal. */
  private static List<TimelineEntry> entries(String person, Random random) {
    List<TimelineEntry> entries = new ArrayList<>();
    FactKind[] kinds = FactKind.values();
    int count = random.nextInt(80);
    for (int i = 0; i < count; i++) {
      long at = START + HOUR * random.nextInt(30 * 24);
      FactKind kind = kinds[random.nextInt(kinds.length)];
      String id = person + "_evt_" + i;
      entries.add(
          kind == FactKind.PREDICTED
              ? new Fact(
                  at,
                  id,
                  kind,
                  Double.doubleToLongBits(random.nextDouble()),
                  "model_" + random.nextInt(20),
                  "v" + random.nextInt(3))
              : new Fact(at, id, kind, random.nextInt(100), "", ""));
    }
    int exposures = random.nextInt(10);
    for (int i = 0; i < exposures; i++) {
      long at = START + HOUR * random.nextInt(30 * 24);
      entries.add(
          new Decision(
              at,
              person + "_exp_" + i,
              shown(at, Map.of("is_male", 1.0, "profile_completeness", random.nextDouble()))
                  .brief()));
    }
    return entries;
  }

  private static Decision shown(long at, Map<String, Double> fields) {
    return BOTH.remember(served(at, fields));
  }

  private static ServedContext served(long at, Map<String, Double> fields) {
    return new ServedContext("exp_" + at, at, "usr_1", ContextVector.empty(), fields);
  }
}
