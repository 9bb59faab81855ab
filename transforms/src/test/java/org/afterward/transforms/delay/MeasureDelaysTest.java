package org.afterward.transforms.delay;

import static org.afterward.coders.DelayComponent.ACCOUNT_CLOSED;
import static org.afterward.coders.DelayComponent.FIRST_MATCH;
import static org.afterward.coders.DelayComponent.FIRST_SPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.DelayComponent;
import org.afterward.coders.DelayPoint;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactCoder;
import org.afterward.coders.FactKind;
import org.afterward.coders.ProfileMix;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MeasureDelaysTest {

  private static final long HOUR = 3_600_000;
  private static final long AT = 19_737 * 24 * HOUR;
  private static final Instant UNTIL = Instant.ofEpochMilli(AT + 4 * HOUR);

  private static Exposure exposure(String id, String user, long at) {
    return new Exposure(
        id,
        at,
        user,
        "",
        2,
        "Balanced",
        ProfileMix.ABSENT,
        Double.NaN,
        Double.NaN,
        ContextVector.empty(),
        Map.of(),
        List.of(),
        "discovery");
  }

  private static KV<String, Fact> fact(String user, FactKind kind, long at) {
    return KV.of(user, new Fact(at, user + kind + at, kind, 1_000_000, "", ""));
  }

  private static PCollection<KV<String, Fact>> facts(
      TestPipeline pipeline, List<KV<String, Fact>> facts) {
    return pipeline.apply(
        "Facts", Create.of(facts).withCoder(KvCoder.of(StringUtf8Coder.of(), FactCoder.of())));
  }

  private static DelayPoint point(
      DelayComponent component, int age, long atRisk, long happened, double share, double error) {
    return new DelayPoint(2, component, age, atRisk, happened, share, error);
  }

  /**
   * Ada spends in her second hour, Ben in none of his four, and Cem was watched for one hour only.
   * So of two that were watched through the second hour one spent: 1 - 1 x 1/2.
   */
  @Test
  void a_young_exposure_counts_for_the_hours_that_it_was_watched(TestPipeline pipeline) {
    List<Exposure> exposures =
        List.of(
            exposure("e1", "ada", AT),
            exposure("e2", "ben", AT),
            exposure("e3", "cem", AT + 3 * HOUR),
            exposure("e4", "dia", AT + 5 * HOUR));
    List<KV<String, Fact>> facts =
        List.of(
            fact("ada", FactKind.SPENT_ON_SUPER_LIKE, AT + HOUR),
            fact("ada", FactKind.SPENT_ON_CHAT_ACTIVATION, AT + 3 * HOUR),
            fact("ada", FactKind.MESSAGED, AT),
            fact("ben", FactKind.SPENT_ON_SUPER_LIKE, AT - 1),
            fact("ben", FactKind.SPENT_ON_SUPER_LIKE, AT + 4 * HOUR),
            fact("ben", FactKind.WAS_MATCHED, AT),
            fact("cem", FactKind.SPENT_ON_SUPER_LIKE, AT + 5 * HOUR));

    PCollection<DelayPoint> points =
        pipeline
            .apply(Create.of(exposures))
            .apply(
                "Measure delays",
                MeasureDelays.completeUntil(UNTIL).observing(facts(pipeline, facts)));

    double greenwood = Math.sqrt(0.5) / 2;
    PAssert.that(points.apply("Spends", Filter.by(point -> point.component() == FIRST_SPEND)))
        .containsInAnyOrder(
            point(FIRST_SPEND, 1, 3, 0, 0, 0),
            point(FIRST_SPEND, 2, 2, 1, 0.5, greenwood),
            point(FIRST_SPEND, 3, 1, 0, 0.5, greenwood),
            point(FIRST_SPEND, 4, 1, 0, 0.5, greenwood));
    PAssert.that(points)
        .satisfies(
            all -> {
              assertThat(all)
                  .filteredOn(point -> point.component() == FIRST_MATCH && point.ageHours() == 1)
                  .extracting(DelayPoint::atRisk, DelayPoint::happened)
                  .containsExactly(tuple(3L, 1L));
              assertThat(all)
                  .filteredOn(point -> point.component() == ACCOUNT_CLOSED)
                  .hasSize(4)
                  .allMatch(point -> point.share() == 0 && point.standardError() == 0);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void what_comes_after_the_horizon_is_not_seen(TestPipeline pipeline) {
    List<KV<String, Fact>> facts =
        List.of(fact("ada", FactKind.SPENT_ON_SUPER_LIKE, AT + 2 * HOUR));

    PAssert.that(
            pipeline
                .apply(Create.of(exposure("e1", "ada", AT)))
                .apply(
                    "Measure delays",
                    MeasureDelays.completeUntil(UNTIL)
                        .over(Duration.standardHours(2))
                        .observing(facts(pipeline, facts))))
        .satisfies(
            points -> {
              assertThat(points)
                  .hasSize(2 * DelayComponent.values().length)
                  .allMatch(point -> point.happened() == 0 && point.atRisk() == 1);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void a_horizon_is_of_whole_hours() {
    assertThatThrownBy(() -> MeasureDelays.completeUntil(UNTIL).over(Duration.standardMinutes(90)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Exposures are watched for whole hours, not PT5400S");
  }
}
