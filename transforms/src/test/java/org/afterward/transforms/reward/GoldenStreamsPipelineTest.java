package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.RawRecordCoder;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.waiting.BundledStream;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden stream through the transforms, line by line, as a pipeline of a user would. */
@Tag("exact-watermarks")
@ExtendWith(TestPipelineExtension.class)
class GoldenStreamsPipelineTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_stream_says_what_its_answers_say(GoldenStream golden, TestPipeline pipeline) {
    List<PCollection<Rejection>> rejections = new ArrayList<>();
    ParsedEvents parsed =
        pipeline
            .apply("Lines", lines(golden))
            .apply("Parse", ParseEvents.ofAllLevels())
            .failuresTo(rejections);
    PCollection<Exposure> exposures =
        parsed
            .exposures()
            .apply("Validate exposures", ValidateExposures.against(ContextLayout.standard()))
            .failuresTo(rejections);
    PCollection<UserEvent> activity =
        parsed
            .userEvents()
            .apply("Validate activity", ValidateUserEvents.create())
            .failuresTo(rejections);
    AwaitRewards await =
        AwaitRewards.under(RewardPolicy.standard())
            .withCredit(golden.credit())
            .observing(activity.apply("To facts", ToFacts.create()))
            .withPatience(golden.patience());
    Instant completeUntil = golden.completeUntil();
    Outcomes<OpenExposure, Reward> outcomes =
        exposures.apply(
            "Await rewards", completeUntil == null ? await : await.completeUntil(completeUntil));

    PAssert.that(
            golden.name(),
            PCollectionList.of(said("Settled", outcomes.settled(), r -> GoldenStream.settled(r)))
                .and(said("Estimates", outcomes.estimates(), r -> GoldenStream.estimate(r)))
                .and(said("Pending", outcomes.pending(), p -> GoldenStream.pending(p)))
                .and(said("Late", outcomes.lateFacts(), l -> GoldenStream.late(l)))
                .and(
                    said(
                        "Rejected",
                        PCollectionList.of(rejections).apply("Reject", Flatten.pCollections()),
                        r -> "rejected " + r.broken()))
                .apply("All", Flatten.pCollections()))
        .satisfies(new Check(golden.name()));
    pipeline.run().waitUntilFinish();
  }

  static List<GoldenStream> cases() {
    return GoldenStream.all();
  }

  /** Each line a bundle of its own, so that they arrive in their order. */
  private static TestStream<RawRecord> lines(GoldenStream golden) {
    BundledStream<RawRecord> stream = new BundledStream<>(RawRecordCoder.of());
    golden.forEachStep(
        raw -> {
          stream.add(raw, timeOf(raw));
          stream.endBundle();
        },
        stream::goOnTo);
    return stream.toTheEnd();
  }

  private static long timeOf(RawRecord raw) {
    try {
      Event event = EventJson.read(raw).value();
      return event.at();
    } catch (UnreadableEventException e) {
      throw new AssertionError("This line is no event: " + raw.bytes(), e);
    }
  }

  private static <T> PCollection<String> said(
      String step, PCollection<T> results, SerializableFunction<T, String> line) {
    return results.apply(step, MapElements.into(TypeDescriptors.strings()).via(line));
  }

  private record Check(String golden) implements SerializableFunction<Iterable<String>, Void> {
    @Override
    public @Nullable Void apply(Iterable<String> lines) {
      List<String> said = new ArrayList<>();
      lines.forEach(said::add);
      new GoldenStream(golden).check(said);
      return null;
    }
  }
}
