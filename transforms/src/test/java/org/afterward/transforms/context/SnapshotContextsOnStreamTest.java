package org.afterward.transforms.context;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Decision;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.IsoTime;
import org.afterward.coders.LateFact;
import org.afterward.coders.Pending;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.Arrivals.Arrival;
import org.afterward.transforms.waiting.Arrivals.TimeGoesOn;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.StreamedArrivals;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.joda.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class SnapshotContextsOnStreamTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long START = IsoTime.parse("2024-01-15T19:30:00Z");

  private static final SnapshotRetrospection OF_EXPOSURES =
      SnapshotRetrospection.ofExposures(SnapshotTerms.standard());

  @Tag("exact-watermarks")
  @Test
  void a_snapshot_waits_a_day_for_what_is_late_and_then_stays(TestPipeline pipeline) {
    Fact inTime = spent("evt_1", START - 2, 3);
    Fact late = spent("evt_2", START - 1, 5);
    Fact tooLate = spent("evt_3", START - 3, 7);
    Arrivals arrivals =
        new Arrivals(
            List.of(
                new Arrival("usr_123", shown("exp_1")),
                new Arrival("usr_123", inTime),
                new TimeGoesOn(START + DAY / 2),
                new Arrival("usr_123", inTime),
                new Arrival("usr_123", late),
                new TimeGoesOn(START + 2 * DAY),
                new Arrival("usr_123", tooLate),
                new Arrival("usr_123", shown("exp_too_late"))));
    StreamedArrivals<ServedContext> stream =
        StreamedArrivals.of(arrivals, OF_EXPOSURES, pipeline, new Random(1));

    Outcomes<ServedContext, ServedSnapshot> outcomes =
        stream
            .decisions()
            .apply("As exposures", MapElements.via(new ToExposure()))
            .apply(
                SnapshotContexts.by(OF_EXPOSURES)
                    .observing(stream.facts())
                    .completeUntil(Instant.ofEpochMilli(START + 60 * DAY)));

    PAssert.that(outcomes.settled().apply("Say", MapElements.via(new ToText())))
        .containsInAnyOrder("exp_1 spent 8");
    PAssert.that(outcomes.lateFacts()).containsInAnyOrder(new LateFact("usr_123", tooLate, 0));
    PAssert.that(outcomes.pending())
        .containsInAnyOrder(
            List.of(new Pending<>(served("exp_too_late"), START, Pending.Cause.TOO_LATE)));
    pipeline.run().waitUntilFinish();
  }

  private static Fact spent(String id, long at, long amount) {
    return new Fact(at, id, FactKind.SPENT_ON_SUPER_LIKE, amount, "", "");
  }

  private static Decision shown(String id) {
    return OF_EXPOSURES.remember(served(id));
  }

  private static ServedContext served(String id) {
    return new ServedContext(id, START, "usr_123", ContextVector.empty(), Map.of());
  }

  private static final class ToText extends SimpleFunction<ServedSnapshot, String> {
    @Override
    public String apply(ServedSnapshot served) {
      ContextSnapshot snapshot = served.snapshot();
      return snapshot.exposureId() + " spent " + snapshot.activity().spending().total();
    }
  }

  private static final class ToExposure extends SimpleFunction<ServedContext, Exposure> {
    @Override
    public Exposure apply(ServedContext served) {
      return new Exposure(
          served.exposureId(),
          served.at(),
          served.userId(),
          "",
          2,
          "",
          new ProfileMix(0.3, 0.5, 0.2),
          Double.NaN,
          Double.NaN,
          served.served(),
          served.fields(),
          List.of(),
          "discovery");
    }
  }
}
