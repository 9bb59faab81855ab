package org.afterward.transforms.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.LateFact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Timeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.joda.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class StreamingGearTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long COMPLETE_UNTIL = Arrivals.START + 30 * DAY;

  /** Each seed is a stream of twenty people's histories, in bundles of any size. */
  @Tag("exact-watermarks")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_stream_tells_what_the_naive_reference_tells(long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    Patience patience =
        new Patience(
            DAY * random.nextInt(3),
            DAY * random.nextInt(9),
            random.nextBoolean() ? List.of() : List.of(DAY, 3 * DAY),
            random.nextBoolean() ? 1 : DAY / 4);
    Arrivals arrivals = Arrivals.random(random, 20, 40).withTimeOffTheEdges();
    long completeUntil = Arrivals.START + DAY * (10 + random.nextInt(40));
    NaiveStream naive = new NaiveStream(patience, completeUntil).play(arrivals);

    Outcomes<OpenExposure, String> outcomes =
        await(
            stream(pipeline, arrivals, random),
            AwaitOutcomes.by(new ListingSettlement())
                .withPatience(patience)
                .completeUntil(Instant.ofEpochMilli(completeUntil)));

    PAssert.that(outcomes.settled()).containsInAnyOrder(naive.settled);
    List<String> firstLate = new ArrayList<>(naive.late);
    PAssert.that(outcomes.lateFacts())
        .satisfies(
            told -> {
              List<String> lines = new ArrayList<>();
              told.forEach(late -> lines.add(late.fact().id() + " reached " + late.reached()));
              assertThat(lines).containsAll(firstLate);
              return null;
            });
    List<String> pending = new ArrayList<>(naive.pending);
    PAssert.that(outcomes.pending())
        .satisfies(
            told -> {
              TreeSet<String> lines = new TreeSet<>();
              told.forEach(open -> lines.add(open.decision().exposureId() + " " + open.cause()));
              assertThat(lines).containsAll(pending);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void where_nothing_is_late_a_stream_settles_what_the_bounded_gear_settles(
      long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    Arrivals arrivals = Arrivals.random(random, 20, 40);

    Outcomes<OpenExposure, String> outcomes =
        await(
            stream(pipeline, arrivals, random),
            AwaitOutcomes.by(new ListingSettlement())
                .withPatience(new Patience(27 * DAY, DAY, List.of(), 1))
                .completeUntil(Instant.ofEpochMilli(COMPLETE_UNTIL)));

    PAssert.that(outcomes.settled()).containsInAnyOrder(bounded(arrivals));
    PAssert.that(outcomes.lateFacts()).empty();
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void where_much_is_late_the_revisions_end_in_what_the_bounded_gear_settles(
      long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    Arrivals arrivals = Arrivals.random(random, 20, 40).withDecisionsInTime();

    Outcomes<OpenExposure, String> outcomes =
        await(
            stream(pipeline, arrivals, random),
            AwaitOutcomes.by(new ListingSettlement())
                .withPatience(new Patience(0, 60 * DAY, List.of(), 1))
                .completeUntil(Instant.ofEpochMilli(COMPLETE_UNTIL)));

    List<String> bounded = bounded(arrivals);
    PAssert.that(outcomes.settled())
        .satisfies(
            told -> {
              Map<String, List<String>> revisions = new TreeMap<>();
              for (String outcome : told) {
                String whose = outcome.substring(0, outcome.indexOf(" settled"));
                revisions.computeIfAbsent(whose, w -> new ArrayList<>()).add(outcome);
              }
              List<String> last = new ArrayList<>();
              for (List<String> each : revisions.values()) {
                each.sort(Comparator.comparingInt(StreamingGearTest::revisionOf));
                for (int i = 0; i < each.size(); i++) {
                  assertThat(revisionOf(each.get(i))).isEqualTo(i);
                }
                last.add(each.get(each.size() - 1).replaceFirst(" revision .*", ""));
              }
              assertThat(last).containsExactlyInAnyOrderElementsOf(bounded);
              return null;
            });
    PAssert.that(outcomes.lateFacts()).empty();
    pipeline.run().waitUntilFinish();
  }

  private static int revisionOf(String outcome) {
    Matcher revision = Pattern.compile(" revision (\\d+) by ").matcher(outcome);
    return revision.find() ? Integer.parseInt(revision.group(1)) : 0;
  }

  private static List<String> bounded(Arrivals arrivals) {
    List<String> bounded = new ArrayList<>();
    for (Timeline timeline : arrivals.timelines()) {
      new WaitingRoom<>(new ListingSettlement(), timeline).advanceTo(COMPLETE_UNTIL, bounded::add);
    }
    return bounded;
  }

  @Test
  void a_drained_stream_settles_only_what_is_over_by_the_wall_clock(TestPipeline pipeline) {
    long soon = System.currentTimeMillis() - 2 * DAY;
    Decision over = new Decision(Arrivals.START, "exp_over", Bytes.empty());
    Decision open = new Decision(soon, "exp_open", Bytes.empty());
    Fact fact = new Fact(soon + 1, "evt_1", FactKind.VIEWED, 0, "", "");
    Arrivals arrivals =
        new Arrivals(
            List.of(
                new Arrivals.Arrival("p", over),
                new Arrivals.Arrival("p", open),
                new Arrivals.Arrival("p", fact)));

    Outcomes<OpenExposure, String> outcomes =
        await(stream(pipeline, arrivals, new Random(1)), AwaitOutcomes.by(new ListingSettlement()));

    PAssert.that(outcomes.settled())
        .containsInAnyOrder("exp_over all settled []", "exp_over last settled []");
    Pending<OpenExposure> drained =
        new Pending<>(
            new OpenExposure("exp_open", "p", soon, 0), soon + 7 * DAY, Pending.Cause.DRAINED);
    PAssert.that(outcomes.pending()).containsInAnyOrder(List.of(drained));
    PAssert.that(outcomes.lateFacts()).empty();
    pipeline.run().waitUntilFinish();
  }

  @Tag("exact-watermarks")
  @Test
  void what_comes_beyond_the_correction_horizon_is_late_and_its_value_is_told(
      TestPipeline pipeline) {
    long start = Arrivals.START;
    Fact spend = new Fact(start + DAY, "evt_1", FactKind.SPENT_ON_SUPER_LIKE, 5, "", "");
    Arrivals arrivals =
        new Arrivals(
            List.of(
                new Arrivals.Arrival("p", new Decision(start, "exp_1", Bytes.empty())),
                new Arrivals.TimeGoesOn(start + 16 * DAY),
                new Arrivals.Arrival("p", spend)));

    Outcomes<OpenExposure, String> outcomes =
        await(stream(pipeline, arrivals, new Random(1)), AwaitOutcomes.by(new ListingSettlement()));

    PAssert.that(outcomes.settled())
        .containsInAnyOrder("exp_1 all settled []", "exp_1 last settled []");
    PAssert.that(outcomes.lateFacts()).containsInAnyOrder(new LateFact("p", spend, 0));
    assertThat(new LateFact("p", spend, 0).lostSpend()).isEqualTo(5);
    pipeline.run().waitUntilFinish();
  }

  private static Outcomes<OpenExposure, String> await(
      StreamedArrivals<OpenExposure> stream, AwaitOutcomes<OpenExposure, String> await) {
    return stream.decisions().apply("Await", await.observing(stream.facts()));
  }

  private static StreamedArrivals<OpenExposure> stream(
      TestPipeline pipeline, Arrivals arrivals, Random random) {
    return StreamedArrivals.of(arrivals, new ListingSettlement(), pipeline, random);
  }
}
