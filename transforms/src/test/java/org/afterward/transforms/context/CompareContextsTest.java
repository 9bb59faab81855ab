package org.afterward.transforms.context;

import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.ServedAndRecomputedCoder;
import org.afterward.coders.SkewExample;
import org.afterward.coders.SkewRow;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CompareContextsTest {

  private static final long DAY_MS = Duration.standardDays(1).getMillis();
  private static final String LAYOUT_1 = ContextVector.LAYOUT_1;
  private static final CompareContexts COMPARE = CompareContexts.of(ContextLayout.standard());

  @Test
  void there_is_a_row_for_each_day_layout_and_position(TestPipeline pipeline) {
    PCollection<SkewRow> rows =
        pipeline
            .apply(
                Create.of(
                    pair("exp_1", 0, vector(0.25, 7), vector(0.25, 9)),
                    pair("exp_2", DAY_MS - 1, vector(0.5, 7), vector(0.25, 7)),
                    pair("exp_3", DAY_MS - 1, vector(0.5, 7), vector(0.5)),
                    pair("exp_4", DAY_MS, vector(1, 2), vector(1, 2)),
                    pair("exp_5", -1, ContextVector.of("ours", 1), ContextVector.of("ours", 2)),
                    pair("exp_6", 0, vector(), vector(0.25))))
            .apply("Compare contexts", COMPARE);

    PAssert.that(rows)
        .containsInAnyOrder(
            new SkewRow(
                0,
                LAYOUT_1,
                0,
                "attractiveness",
                2,
                1,
                1,
                0.125,
                0.125,
                0.25,
                List.of(new SkewExample("exp_2", 0.5, 0.25))),
            new SkewRow(
                0,
                LAYOUT_1,
                1,
                "engagement",
                2,
                1,
                1,
                -1,
                1,
                2,
                List.of(new SkewExample("exp_1", 7, 9))),
            new SkewRow(1, LAYOUT_1, 0, "attractiveness", 1, 0, 0, 0, 0, 0, List.of()),
            new SkewRow(1, LAYOUT_1, 1, "engagement", 1, 0, 0, 0, 0, 0, List.of()),
            new SkewRow(
                -1, "ours", 0, "", 1, 1, 0, -1, 1, 1, List.of(new SkewExample("exp_5", 1, 2))));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void where_nothing_can_be_compared_the_row_says_only_that(TestPipeline pipeline) {
    PCollection<SkewRow> rows =
        pipeline
            .apply(Create.of(pair("exp_1", 0, vector(1), ContextVector.of("ours", 1))))
            .apply("Compare contexts", COMPARE);

    PAssert.that(rows)
        .containsInAnyOrder(
            new SkewRow(
                0,
                LAYOUT_1,
                0,
                "attractiveness",
                0,
                0,
                1,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                List.of()));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void what_is_tolerated_is_a_setting(TestPipeline pipeline) {
    PCollection<SkewRow> rows =
        pipeline
            .apply(Create.of(pair("exp_1", 0, vector(1), vector(2))))
            .apply("Compare contexts", COMPARE.withTolerance(new SkewTolerance(1, 0)));

    PAssert.that(rows)
        .containsInAnyOrder(
            new SkewRow(0, LAYOUT_1, 0, "attractiveness", 1, 0, 0, -1, 1, 1, List.of()));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void in_windows_of_a_day_a_stream_is_compared_day_by_day(TestPipeline pipeline) {
    PCollection<SkewRow> rows =
        pipeline
            .apply(
                "Stream",
                TestStream.create(ServedAndRecomputedCoder.of())
                    .addElements(shown(0, "exp_1", 1, 2), shown(1, "exp_2", 1, 1))
                    .advanceWatermarkTo(Instant.ofEpochMilli(DAY_MS))
                    .addElements(shown(DAY_MS, "exp_3", 4, 4))
                    .advanceWatermarkToInfinity())
            .apply("By day", Window.into(FixedWindows.of(Duration.standardDays(1))))
            .apply("Compare contexts", COMPARE);

    PAssert.that(rows)
        .containsInAnyOrder(
            new SkewRow(
                0,
                LAYOUT_1,
                0,
                "attractiveness",
                2,
                1,
                0,
                -0.5,
                0.5,
                1,
                List.of(new SkewExample("exp_1", 1, 2))),
            new SkewRow(1, LAYOUT_1, 0, "attractiveness", 1, 0, 0, 0, 0, 0, List.of()));
    pipeline.run().waitUntilFinish();
  }

  private static TimestampedValue<ServedAndRecomputed> shown(
      long at, String id, double served, double recomputed) {
    return TimestampedValue.of(
        pair(id, at, vector(served), vector(recomputed)), Instant.ofEpochMilli(at));
  }

  private static ServedAndRecomputed pair(
      String id, long at, ContextVector served, ContextVector recomputed) {
    return new ServedAndRecomputed(id, at, served, recomputed);
  }

  private static ContextVector vector(double... values) {
    return ContextVector.of(LAYOUT_1, values);
  }
}
