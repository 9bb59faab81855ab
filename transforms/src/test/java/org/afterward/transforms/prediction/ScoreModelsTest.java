package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.ModelPerformanceJson;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.PredictionOutcomeCoder;
import org.afterward.transforms.waiting.Newest;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.joda.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class ScoreModelsTest {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /** 2024-01-15T00:00:00Z. */
  private static final long MONDAY = 19_737 * DAY;

  private static final Patience PATIENCE = new Patience(DAY, 2 * DAY, List.of(), HOUR);

  /** When the first statement about Monday is made: three days and one after its end. */
  private static final long SETTLED = MONDAY + 5 * DAY;

  private static final Newest<ModelPerformance> BY_REVISION =
      Newest.by((one, other) -> Integer.compare(one.revision(), other.revision()));

  private static final PredictionOutcome FIRST = outcome("p1", MONDAY, 0.9, true, 0);
  private static final PredictionOutcome SECOND = outcome("p2", MONDAY + DAY - 1, 0.4, false, 0);
  private static final PredictionOutcome SECOND_CORRECTED =
      outcome("p2", MONDAY + DAY - 1, 0.4, true, 1);
  private static final PredictionOutcome NEXT_DAY = outcome("p3", MONDAY + DAY, 0.7, true, 0);
  private static final PredictionOutcome OTHER_MODEL =
      AnOutcome.of("p4", MONDAY, "other", 0.1, true, 30, 0);

  @Test
  void each_model_and_day_has_its_performance(TestPipeline pipeline) {
    PAssert.that(
            pipeline
                .apply(Create.of(FIRST, SECOND, NEXT_DAY, OTHER_MODEL))
                .apply("Score models", ScoreModels.byDay()))
        .containsInAnyOrder(
            monday(0, FIRST, SECOND),
            performance(MONDAY + DAY, "model", 0, NEXT_DAY),
            performance(MONDAY, "other", 0, OTHER_MODEL));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void of_a_prediction_the_newest_outcome_counts_once(TestPipeline pipeline) {
    PAssert.that(
            pipeline
                .apply(Create.of(SECOND_CORRECTED, FIRST, SECOND, FIRST, SECOND_CORRECTED))
                .apply("Score models", ScoreModels.byDay()))
        .containsInAnyOrder(monday(0, FIRST, SECOND_CORRECTED));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void a_day_is_one_of_the_zone(TestPipeline pipeline) {
    PAssert.that(
            pipeline
                .apply(Create.of(FIRST, SECOND))
                .apply("Score models", ScoreModels.byDay().inZone(ZoneId.of("Asia/Seoul"))))
        .containsInAnyOrder(
            performance(MONDAY, "model", 0, FIRST), performance(MONDAY + DAY, "model", 0, SECOND));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void all_days_together_are_one_performance(TestPipeline pipeline) {
    ModelPerformance.Stats stats = monday(0, FIRST, SECOND, NEXT_DAY).stats();
    PAssert.that(
            pipeline
                .apply(Create.of(FIRST, SECOND, NEXT_DAY))
                .apply("Score models", ScoreModels.byDay().overAllDays()))
        .containsInAnyOrder(new ModelPerformance(MONDAY / DAY, 2, "model", "v1", stats, 0));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void what_cannot_be_is_refused_when_the_pipeline_is_built(TestPipeline pipeline) {
    assertThatThrownBy(() -> ScoreModels.byDay().withThreshold(1.5))
        .hasMessage("The threshold must be at least 0 and at most 1, not 1.5");
    assertThatThrownBy(
            () ->
                pipeline
                    .apply(
                        TestStream.create(PredictionOutcomeCoder.of()).advanceWatermarkToInfinity())
                    .apply("Score models", ScoreModels.byDay().overAllDays()))
        .hasMessageContaining("would wait for the end of an unbounded input");
    pipeline.enableAbandonedNodeEnforcement(false);
  }

  @Tag("exact-watermarks")
  @Test
  void on_a_stream_a_day_is_said_when_it_is_settled_and_again_when_it_is_corrected(
      TestPipeline pipeline) {
    TestStream<PredictionOutcome> stream =
        TestStream.create(PredictionOutcomeCoder.of())
            .advanceWatermarkTo(at(SETTLED - DAY))
            .addElements(FIRST)
            .advanceWatermarkTo(at(SETTLED - 1))
            .addElements(SECOND)
            .advanceWatermarkTo(at(SETTLED))
            // Said again, and so nothing new.
            .addElements(FIRST)
            .advanceWatermarkTo(at(SETTLED + 5 * HOUR))
            .addElements(SECOND_CORRECTED)
            .advanceWatermarkToInfinity();

    PAssert.that(pipeline.apply(stream).apply("Score models", scoring()))
        .containsInAnyOrder(monday(0, FIRST, SECOND), monday(1, FIRST, SECOND_CORRECTED));
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_newest_that_a_stream_says_is_what_a_batch_says(long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    List<PredictionOutcome> all = new ArrayList<>();
    List<PredictionOutcome> newest = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "p" + i;
      long madeAt = MONDAY + random.nextInt((int) DAY);
      double said = random.nextInt(20) / 20.0;
      int revisions = 1 + random.nextInt(3);
      for (int revision = 0; revision < revisions; revision++) {
        all.add(outcome(id, madeAt, said, random.nextBoolean(), revision));
      }
      newest.add(all.get(all.size() - 1));
    }
    Collections.shuffle(all, random);

    String batch = ModelPerformanceJson.write(monday(0, newest.toArray(PredictionOutcome[]::new)));
    PAssert.that(pipeline.apply(stream(all, random)).apply("Score models", scoring()))
        .satisfies(
            said -> {
              ModelPerformance last = BY_REVISION.apply(said);
              assertThat(ModelPerformanceJson.write(last.revised(0))).isEqualTo(batch);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** The outcomes in this order, while time goes on at times, though not until all is forgotten. */
  private static TestStream<PredictionOutcome> stream(
      List<PredictionOutcome> outcomes, Random random) {
    TestStream.Builder<PredictionOutcome> stream = TestStream.create(PredictionOutcomeCoder.of());
    long now = MONDAY + 4 * DAY;
    for (PredictionOutcome outcome : outcomes) {
      stream = stream.addElements(outcome);
      now += random.nextInt((int) (2 * DAY / outcomes.size()));
      if (random.nextInt(3) == 0) {
        stream = stream.advanceWatermarkTo(at(now));
      }
    }
    return stream.advanceWatermarkToInfinity();
  }

  private static ScoreModels scoring() {
    return ScoreModels.byDay().withPatience(PATIENCE);
  }

  private static Instant at(long time) {
    return Instant.ofEpochMilli(time);
  }

  private static PredictionOutcome outcome(
      String id, long madeAt, double probability, boolean accepted, int revision) {
    return AnOutcome.of(id, madeAt, "model", probability, accepted, 45, revision);
  }

  private static ModelPerformance monday(int revision, PredictionOutcome... outcomes) {
    return performance(MONDAY, "model", revision, outcomes);
  }

  private static ModelPerformance performance(
      long day, String model, int revision, PredictionOutcome... outcomes) {
    ClassifierStats stats = ClassifierStats.at(0.5);
    Stream.of(outcomes).forEach(stats::add);
    return new ModelPerformance(day / DAY, 1, model, "v1", stats.measured(), revision);
  }
}
