package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.afterward.coders.Activity;
import org.afterward.coders.Box;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureCoder;
import org.afterward.coders.Fact;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionCoder;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.coders.UserEvent;
import org.afterward.coders.UserEventCoder;
import org.afterward.transforms.context.GoldenContextCase.Expected;
import org.afterward.transforms.intake.PredictionsToFacts;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden contexts, by the rules alone and through a pipeline. */
@ExtendWith(TestPipelineExtension.class)
class GoldenContextsTest {

  private static final SnapshotTerms TERMS = SnapshotTerms.standard();

  @ParameterizedTest
  @MethodSource("org.afterward.transforms.context.GoldenContextCase#all")
  void a_context_has_the_numbers_that_its_history_gives(GoldenContextCase golden) {
    Map<String, ContextSnapshot> snapshots = new HashMap<>();
    golden.snapshots(TERMS).forEach(each -> snapshots.put(each.exposureId(), each));
    Map<String, String> wanted = new LinkedHashMap<>();
    Map<String, String> found = new LinkedHashMap<>();
    for (Expected expected : golden.expected()) {
      ContextSnapshot snapshot = Objects.requireNonNull(snapshots.get(expected.exposureId()));
      String place = expected.exposureId() + " " + expected.name();
      wanted.put(place, expected.printed());
      found.put(place, printedAs(expected.printed(), number(expected.name(), snapshot)));
    }
    assertThat(wanted).isNotEmpty();
    assertThat(found).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("org.afterward.transforms.context.GoldenContextCase#all")
  void a_pipeline_makes_the_same_snapshots(GoldenContextCase golden) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    List<Event> events = golden.events();
    PCollection<KV<String, Fact>> facts =
        PCollectionList.of(
                pipeline
                    .apply(
                        "Activity",
                        Create.of(only(UserEvent.class, events)).withCoder(UserEventCoder.of()))
                    .apply("To facts", ToFacts.create().withReceived()))
            .and(
                pipeline
                    .apply(
                        "Predictions",
                        Create.of(only(Prediction.class, events)).withCoder(PredictionCoder.of()))
                    .apply("Predictions to facts", PredictionsToFacts.create()))
            .apply(Flatten.pCollections());
    Outcomes<ServedContext, ServedSnapshot> outcomes =
        pipeline
            .apply(
                "Exposures", Create.of(only(Exposure.class, events)).withCoder(ExposureCoder.of()))
            .apply(
                SnapshotContexts.by(
                        SnapshotRetrospection.ofExposures(
                            TERMS.rankedIn(golden.populations(TERMS.boxes()))))
                    .observing(facts)
                    .withShards(2));

    PAssert.that(outcomes.settled().apply("Take snapshots", MapElements.via(new ToSnapshot())))
        .containsInAnyOrder(golden.snapshots(TERMS));
    PAssert.that(outcomes.pending()).empty();
    pipeline.run().waitUntilFinish();
  }

  private static final class ToSnapshot extends SimpleFunction<ServedSnapshot, ContextSnapshot> {
    @Override
    public ContextSnapshot apply(ServedSnapshot served) {
      return served.snapshot();
    }
  }

  private static <T> List<T> only(Class<T> kind, List<Event> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What is not known is no number, though the vector has a default. */
  private static double number(String name, ContextSnapshot snapshot) {
    if (name.startsWith("raw.")) {
      return snapshot.scores().of(Objects.requireNonNull(Box.named(name.substring(4)))).raw();
    }
    int position = TERMS.layout().indexOf(name);
    if (!Activity.names().contains(name)) {
      return snapshot.context().get(position);
    }
    double known = snapshot.activity().valueOf(name);
    if (position >= 0 && !Double.isNaN(known)) {
      assertThat(snapshot.context().get(position)).as(name).isEqualTo(known);
    }
    return known;
  }

  /** With as many decimals as are expected. */
  private static String printedAs(String like, double value) {
    if (Double.isNaN(value)) {
      return "unknown";
    }
    int decimals = like.equals("unknown") ? 3 : new BigDecimal(like).scale();
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
