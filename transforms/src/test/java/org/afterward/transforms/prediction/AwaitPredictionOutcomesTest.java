package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.afterward.coders.EventType;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Pending;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class AwaitPredictionOutcomesTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long START = PredictionHistory.START;

  /** Each seed is a pipeline of the histories of sixty trios. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_transform_agrees_with_the_naive_reference(long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    long completeUntil = START + 6 * DAY;
    PredictionHistory delivered = new PredictionHistory(new ArrayList<>(), new ArrayList<>());
    List<PredictionOutcome> settled = new ArrayList<>();
    List<Pending<OpenPrediction>> open = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      PredictionHistory history = PredictionHistory.random("trio" + i + "_", random);
      settled.addAll(ReferenceAnswers.outcomes(history, completeUntil));
      history.predictions().stream()
          .filter(prediction -> prediction.at() + 3 * DAY > completeUntil)
          .forEach(prediction -> open.add(pending(prediction)));
      PredictionHistory shuffled = history.shuffled(seed + i);
      delivered.predictions().addAll(shuffled.predictions());
      delivered.events().addAll(shuffled.events());
    }

    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        await(
            predictions(pipeline, delivered.predictions()),
            events(pipeline, delivered.events()),
            AwaitPredictionOutcomes.under(OutcomePolicy.standard())
                .completeUntil(Instant.ofEpochMilli(completeUntil))
                .withShards(1 + Math.floorMod(seed, 20)));

    PAssert.that(outcomes.settled()).containsInAnyOrder(settled);
    PAssert.that(outcomes.pending()).containsInAnyOrder(open);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void without_a_time_the_latest_prediction_or_answer_says_up_to_when_the_input_is_complete(
      TestPipeline pipeline) {
    Prediction first = prediction("p1", "u1", START);
    Prediction second = prediction("p2", "u1", START + 1);
    Prediction elsewhere = prediction("p3", "u9", START + 1);
    List<UserEvent> events =
        List.of(
            event(EventType.FRIEND_ACCEPT, "a1", START + 3 * DAY, "to", "u1"),
            event(EventType.MESSAGE, "m1", START + 9 * DAY, "to", "u1"));

    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        await(
            predictions(pipeline, List.of(first, second, elsewhere)),
            events(pipeline, events),
            AwaitPredictionOutcomes.under(OutcomePolicy.standard()));

    PAssert.that(outcomes.settled())
        .containsInAnyOrder(
            ReferenceAnswers.outcomes(
                new PredictionHistory(List.of(first), events), START + 3 * DAY));
    PAssert.that(outcomes.pending())
        .containsInAnyOrder(List.of(pending(second), pending(elsewhere)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void an_empty_input_gives_an_empty_output(TestPipeline pipeline) {
    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        await(
            predictions(pipeline, List.of()),
            events(pipeline, List.of()),
            AwaitPredictionOutcomes.under(OutcomePolicy.standard()));
    PAssert.that(outcomes.settled()).empty();
    PAssert.that(outcomes.pending()).empty();
    pipeline.run().waitUntilFinish();
  }

  @Test
  void facts_that_are_not_observed_are_missed_when_the_pipeline_is_built() {
    PCollection<Prediction> predictions = predictions(Pipeline.create(), List.of());
    assertThatThrownBy(
            () ->
                predictions.apply("Await", AwaitPredictionOutcomes.under(OutcomePolicy.standard())))
        .hasMessage(
            "AwaitPredictionOutcomes needs facts: call observing(facts) before it is applied");
  }

  static Pending<OpenPrediction> pending(Prediction prediction) {
    return new Pending<>(
        OpenPrediction.of(prediction), prediction.at() + 3 * DAY, Pending.Cause.HORIZON_OPEN);
  }

  private static PCollection<Prediction> predictions(Pipeline pipeline, List<Prediction> list) {
    return pipeline.apply(
        "Predictions", Create.of(list).withType(TypeDescriptor.of(Prediction.class)));
  }

  private static PCollection<UserEvent> events(Pipeline pipeline, List<UserEvent> list) {
    return pipeline.apply("Events", Create.of(list).withType(TypeDescriptor.of(UserEvent.class)));
  }

  private static Outcomes<OpenPrediction, PredictionOutcome> await(
      PCollection<Prediction> predictions,
      PCollection<UserEvent> events,
      AwaitPredictionOutcomes await) {
    return predictions.apply(
        "Await answers", await.observing(events.apply("To facts", ToFacts.create())));
  }

  private static Prediction prediction(String id, String from, long at) {
    return new Prediction(id, at, "model", "v1", from, "to", Map.of(), 0.5, 0.5, 45);
  }

  private static UserEvent event(EventType type, String id, long at, String user, String target) {
    return new UserEvent(type, id, at, user, target, "", "", false, null, 0, Double.NaN);
  }
}
