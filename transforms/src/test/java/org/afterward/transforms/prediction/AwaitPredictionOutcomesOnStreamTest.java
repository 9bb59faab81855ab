package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.afterward.coders.Answer;
import org.afterward.coders.Event;
import org.afterward.coders.EventCoder;
import org.afterward.coders.EventType;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Pending;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.PredictionOutcomeJson;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.waiting.Outcomes;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of predictions on a stream is what comes of them in files. */
@ExtendWith(TestPipelineExtension.class)
class AwaitPredictionOutcomesOnStreamTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long START = PredictionHistory.START;
  private static final long COMPLETE_UNTIL = START + 6 * DAY;

  /** Each seed is a stream of the histories of a dozen trios. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void where_nothing_is_late_a_stream_settles_what_the_bounded_gear_settles(
      long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    PredictionHistory history = trios(random);
    List<Event> events = new ArrayList<>(history.predictions());
    events.addAll(history.events());
    Collections.shuffle(events, random);

    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        await(
            stream(pipeline, List.of(), events, random), new Patience(20 * DAY, DAY, List.of(), 1));

    PAssert.that(outcomes.settled())
        .containsInAnyOrder(ReferenceAnswers.outcomes(history, COMPLETE_UNTIL));
    PAssert.that(outcomes.pending()).containsInAnyOrder(open(history));
    PAssert.that(outcomes.lateFacts()).empty();
    pipeline.run().waitUntilFinish();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void where_answers_are_late_the_revisions_end_in_what_the_bounded_gear_settles(
      long seed, TestPipeline pipeline) {
    Random random = new Random(seed);
    PredictionHistory history = trios(random);
    List<Event> answers = new ArrayList<>(history.events());
    Collections.shuffle(answers, random);

    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        await(
            stream(pipeline, history.predictions(), answers, random),
            new Patience(0, 60 * DAY, List.of(), 1));

    List<String> expected =
        ReferenceAnswers.outcomes(history, COMPLETE_UNTIL).stream()
            .map(PredictionOutcomeJson::write)
            .toList();
    PAssert.that(outcomes.settled())
        .satisfies(
            told -> {
              assertThat(folded(told)).containsExactlyInAnyOrderElementsOf(expected);
              return null;
            });
    PAssert.that(outcomes.pending()).containsInAnyOrder(open(history));
    pipeline.run().waitUntilFinish();
  }

  @Tag("exact-watermarks")
  @Test
  void a_late_answer_gives_a_revision(TestPipeline pipeline) {
    Prediction prediction =
        new Prediction("p1", START, "model", "v1", "ada", "ben", Map.of(), 0.85, 0.9, 45);
    UserEvent accepted =
        new UserEvent(
            EventType.FRIEND_ACCEPT,
            "a1",
            START + DAY,
            "ben",
            "ada",
            "",
            "",
            false,
            null,
            0,
            Double.NaN);
    TestStream<Event> events =
        TestStream.create(EventCoder.of())
            .addElements(timed(prediction))
            .advanceWatermarkTo(Instant.ofEpochMilli(START + 5 * DAY))
            .addElements(timed(accepted))
            .advanceWatermarkToInfinity();

    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        await(pipeline.apply("Events", events), Patience.STANDARD);

    OpenPrediction open = OpenPrediction.of(prediction);
    PAssert.that(outcomes.settled())
        .containsInAnyOrder(
            new PredictionOutcome(open, 3 * DAY, Answer.EXPIRED, Event.NO_TIME, false, 0, ""),
            new PredictionOutcome(open, 3 * DAY, Answer.ACCEPTED, START + DAY, true, 1, "a1"));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void ages_for_estimates_are_refused_when_the_pipeline_is_built() {
    AwaitPredictionOutcomes await = AwaitPredictionOutcomes.under(OutcomePolicy.standard());
    Patience estimating = new Patience(DAY, DAY, List.of(DAY), 1);

    assertThatThrownBy(() -> await.withPatience(estimating))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A prediction is answered or it is not");
  }

  private static PredictionHistory trios(Random random) {
    PredictionHistory all = new PredictionHistory(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < 12; i++) {
      PredictionHistory delivered =
          PredictionHistory.random("trio" + i + "_", random).shuffled(random.nextLong());
      all.predictions().addAll(delivered.predictions());
      all.events().addAll(delivered.events());
    }
    return all;
  }

  private static List<Pending<OpenPrediction>> open(PredictionHistory history) {
    return history.predictions().stream()
        .distinct()
        .filter(prediction -> prediction.at() + 3 * DAY > COMPLETE_UNTIL)
        .map(AwaitPredictionOutcomesTest::pending)
        .toList();
  }

  private static Outcomes<OpenPrediction, PredictionOutcome> await(
      PCollection<Event> events, Patience patience) {
    return only(events, Prediction.class)
        .apply(
            "Await answers",
            AwaitPredictionOutcomes.under(OutcomePolicy.standard())
                .observing(only(events, UserEvent.class).apply("To facts", ToFacts.create()))
                .withPatience(patience)
                .completeUntil(Instant.ofEpochMilli(COMPLETE_UNTIL)));
  }

  private static <E extends Event> PCollection<E> only(PCollection<Event> events, Class<E> type) {
    return events
        .apply("Keep " + type.getSimpleName(), Filter.by(event -> type.isInstance(event)))
        .apply(
            "As " + type.getSimpleName(),
            MapElements.into(TypeDescriptor.of(type)).via(event -> type.cast(event)));
  }

  /** The first events at once, and the others while the stream's time goes on as it likes. */
  private static PCollection<Event> stream(
      TestPipeline pipeline,
      List<? extends Event> first,
      List<? extends Event> then,
      Random random) {
    TestStream.Builder<Event> stream = TestStream.create(EventCoder.of());
    stream = addTo(stream, first);
    List<Event> bundle = new ArrayList<>();
    long now = START;
    for (Event event : then) {
      bundle.add(event);
      if (random.nextInt(5) == 0) {
        stream = addTo(stream, bundle);
        bundle.clear();
        now += random.nextInt((int) DAY);
        stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(now));
      }
    }
    return pipeline.apply("Events", addTo(stream, bundle).advanceWatermarkToInfinity());
  }

  private static TestStream.Builder<Event> addTo(
      TestStream.Builder<Event> stream, List<? extends Event> bundle) {
    if (bundle.isEmpty()) {
      return stream;
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    TimestampedValue<Event>[] rest =
        bundle.stream()
            .skip(1)
            .map(AwaitPredictionOutcomesOnStreamTest::timed)
            .toArray(TimestampedValue[]::new);
    return stream.addElements(timed(bundle.get(0)), rest);
  }

  private static TimestampedValue<Event> timed(Event event) {
    return TimestampedValue.of(event, Instant.ofEpochMilli(event.at()));
  }

  /** The newest revision of each outcome, as if it had been settled at once; none is left out. */
  private static List<String> folded(Iterable<PredictionOutcome> told) {
    Map<String, List<PredictionOutcome>> revisions = new TreeMap<>();
    told.forEach(
        outcome ->
            revisions
                .computeIfAbsent(outcome.prediction().predictionId(), p -> new ArrayList<>())
                .add(outcome));
    List<String> newest = new ArrayList<>();
    for (List<PredictionOutcome> outcomes : revisions.values()) {
      outcomes.sort(Comparator.comparingInt(PredictionOutcome::revision));
      for (int i = 0; i < outcomes.size(); i++) {
        assertThat(outcomes.get(i).revision()).isEqualTo(i);
      }
      PredictionOutcome last = outcomes.get(outcomes.size() - 1);
      newest.add(PredictionOutcomeJson.write(last.revised(0, "")));
    }
    return newest;
  }
}
