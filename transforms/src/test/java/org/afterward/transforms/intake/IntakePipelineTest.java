package org.afterward.transforms.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Parsed;
import org.afterward.coders.Prediction;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each record comes out once: as what it says, or as a rejection that keeps all of it. */
@ExtendWith(TestPipelineExtension.class)
class IntakePipelineTest {

  private static final long ARRIVED = AnExposure.AT + 1000;

  private static final BrokenRule NOT_UTF8 =
      new BrokenRule("not_json", "", "it is not UTF-8 (byte 1)");
  private static final BrokenRule EMPTY = new BrokenRule("not_json", "", "it is empty");

  @Test
  void records_are_parted_by_kind_and_what_is_no_event_is_rejected(TestPipeline pipeline) {
    UserEvent like = AUserEvent.valid(EventType.LIKE);
    Exposure exposure = AnExposure.valid();
    Prediction prediction = APrediction.valid();
    RawRecord ofLike = raw(0, EventJson.write(like));
    RawRecord ofExposure = raw(1, EventJson.write(exposure));
    RawRecord ofPrediction = raw(2, EventJson.write(prediction));
    RawRecord own = raw(3, "{\"event_type\":\"REWARD_AGGREGATION\",\"total_reward\":30}");
    RawRecord garbage =
        new RawRecord(Bytes.wrap(new byte[] {-1, 0, 127, -128}), "events-7", 4, ARRIVED);
    RawRecord empty = raw(5, "");
    RawRecord dance = raw(6, "{\"event_type\":\"DANCE\",\"user_id\":\"usr_123\"}");
    RawRecord misread = raw(7, EventJson.write(like).replace("\"usr_456\"", "[1]"));

    ParsedEvents parsed =
        pipeline
            .apply(
                Create.of(
                    ofLike, ofExposure, ofPrediction, own, garbage, empty, dance, misread, empty))
            .apply("Parse", ParseEvents.ofAllLevels());

    PAssert.that(parsed.userEvents())
        .containsInAnyOrder(
            List.of(
                new Parsed<>(like, ofLike, List.of()),
                new Parsed<>(
                    AUserEvent.with(EventType.LIKE, e -> e.targetUserId = ""),
                    misread,
                    List.of(
                        new BrokenRule(
                            "wrong_type", "target_user_id", "found an array, wanted a text")))));
    PAssert.that(parsed.exposures())
        .containsInAnyOrder(List.of(new Parsed<>(exposure, ofExposure, List.of())));
    PAssert.that(parsed.predictions())
        .containsInAnyOrder(List.of(new Parsed<>(prediction, ofPrediction, List.of())));
    PAssert.that(parsed.rejections())
        .containsInAnyOrder(
            new Rejection("", List.of(NOT_UTF8), garbage),
            new Rejection("", List.of(EMPTY), empty),
            new Rejection("", List.of(EMPTY), empty),
            new Rejection(
                "DANCE",
                List.of(new BrokenRule("event_type_unknown", "event_type", "found \"DANCE\"")),
                dance));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void events_of_a_level_that_is_off_are_rejected_and_say_so(TestPipeline pipeline) {
    UserEvent like = AUserEvent.valid(EventType.LIKE);
    Prediction prediction = APrediction.valid();
    RawRecord ofLike = raw(0, EventJson.write(like));
    RawRecord ofPrediction = raw(1, EventJson.write(prediction));
    RawRecord ofExposure = raw(2, EventJson.write(AnExposure.valid()));
    RawRecord own = raw(3, "{\"event_type\":\"STRATEGY_PERFORMANCE\"}");

    ParsedEvents parsed =
        pipeline
            .apply(Create.of(ofLike, ofPrediction, ofExposure, own))
            .apply("Parse", ParseEvents.atLevel(2));

    PAssert.that(parsed.userEvents())
        .containsInAnyOrder(List.of(new Parsed<>(like, ofLike, List.of())));
    PAssert.that(parsed.predictions())
        .containsInAnyOrder(List.of(new Parsed<>(prediction, ofPrediction, List.of())));
    PAssert.that(parsed.exposures()).empty();
    PAssert.that(parsed.rejections())
        .containsInAnyOrder(
            levelOff("EXPOSURE", ofExposure), levelOff("STRATEGY_PERFORMANCE", own));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void valid_events_go_through_and_others_are_rejected_whole(TestPipeline pipeline) {
    Exposure exposure = AnExposure.valid();
    Exposure noTab = AnExposure.with(x -> x.tab = "");
    UserEvent match = AUserEvent.valid(EventType.MATCH);
    UserEvent lonely = AUserEvent.with(EventType.MATCH, e -> e.targetUserId = "");
    Prediction prediction = APrediction.valid();
    Prediction certain = APrediction.with(p -> p.willAcceptProbability = 1.5);
    BrokenRule misread = new BrokenRule("wrong_type", "session_id", "found 1, wanted a text");
    RawRecord first = raw(1, "first");
    RawRecord second = raw(2, "second");
    RawRecord third = raw(3, "third");
    List<PCollection<Rejection>> rejections = new ArrayList<>();

    PCollection<Exposure> exposures =
        pipeline
            .apply(
                "Exposures",
                Create.of(
                        List.of(
                            parsed(exposure, first),
                            parsed(noTab, second),
                            new Parsed<>(exposure, third, List.of(misread))))
                    .withType(new TypeDescriptor<Parsed<Exposure>>() {}))
            .apply("Validate exposures", ValidateExposures.against(ContextLayout.standard()))
            .failuresTo(rejections);
    PCollection<UserEvent> activity =
        pipeline
            .apply(
                "Activity",
                Create.of(List.of(parsed(match, first), parsed(lonely, second)))
                    .withType(new TypeDescriptor<Parsed<UserEvent>>() {}))
            .apply("Validate activity", ValidateUserEvents.create())
            .failuresTo(rejections);
    PCollection<Prediction> predictions =
        pipeline
            .apply(
                "Predictions",
                Create.of(List.of(parsed(prediction, first), parsed(certain, second)))
                    .withType(new TypeDescriptor<Parsed<Prediction>>() {}))
            .apply("Validate predictions", ValidatePredictions.create())
            .failuresTo(rejections);

    PAssert.that(exposures).containsInAnyOrder(List.of(exposure));
    PAssert.that(activity).containsInAnyOrder(List.of(match));
    PAssert.that(predictions).containsInAnyOrder(List.of(prediction));
    PAssert.that(activity.apply("To facts", ToFacts.create()))
        .containsInAnyOrder(
            List.of(
                KV.of("usr_123", fact(FactKind.MATCHED, "usr_456")),
                KV.of("usr_456", fact(FactKind.WAS_MATCHED, "usr_123"))));
    PAssert.that(PCollectionList.of(rejections).apply("Rejected", Flatten.pCollections()))
        .containsInAnyOrder(
            new Rejection(
                "EXPOSURE",
                List.of(
                    new BrokenRule("tab_unknown", "tab", "is \"\", not recommend or discovery")),
                second),
            new Rejection("EXPOSURE", List.of(misread), third),
            new Rejection(
                "MATCH",
                List.of(
                    new BrokenRule(
                        "target_user_id_missing",
                        "target_user_id",
                        "is missing, and a MATCH has one")),
                second),
            new Rejection(
                "PREDICTION",
                List.of(
                    new BrokenRule(
                        "probability_out_of_range",
                        "prediction.will_accept_probability",
                        "is 1.5, not within 0 and 1")),
                second));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void settings_of_the_contracts_are_those_of_the_transforms(TestPipeline pipeline) {
    Exposure late = AnExposure.with(x -> x.at = ARRIVED + 400_000);
    Exposure other = AnExposure.with(x -> x.strategyId = 16);
    UserEvent lateLogin = AUserEvent.with(EventType.LOGIN, e -> e.at = ARRIVED + 400_000);
    Prediction latePrediction = APrediction.with(p -> p.at = ARRIVED + 400_000);
    RawRecord raw = raw(0, "any");
    List<PCollection<Rejection>> rejections = new ArrayList<>();

    PCollection<Exposure> exposures =
        pipeline
            .apply(
                "Exposures",
                Create.of(List.of(parsed(late, raw), parsed(other, raw)))
                    .withType(new TypeDescriptor<Parsed<Exposure>>() {}))
            .apply(
                "Validate exposures",
                ValidateExposures.against(ContextLayout.standard())
                    .withStrategies(1, 16)
                    .withClockSkew(Duration.standardMinutes(10)))
            .failuresTo(rejections);
    PCollection<UserEvent> activity =
        pipeline
            .apply(
                "Activity",
                Create.of(List.of(parsed(lateLogin, raw)))
                    .withType(new TypeDescriptor<Parsed<UserEvent>>() {}))
            .apply(
                "Validate activity", ValidateUserEvents.create().withClockSkew(Duration.millis(-1)))
            .failuresTo(rejections);
    PCollection<Prediction> predictions =
        pipeline
            .apply(
                "Predictions",
                Create.of(List.of(parsed(latePrediction, raw)))
                    .withType(new TypeDescriptor<Parsed<Prediction>>() {}))
            .apply(
                "Validate predictions",
                ValidatePredictions.create().withClockSkew(Duration.standardMinutes(10)))
            .failuresTo(rejections);

    PAssert.that(exposures).containsInAnyOrder(late, other);
    PAssert.that(activity).containsInAnyOrder(List.of(lateLogin));
    PAssert.that(predictions).containsInAnyOrder(List.of(latePrediction));
    PAssert.that(PCollectionList.of(rejections).apply("Rejected", Flatten.pCollections())).empty();
    pipeline.run().waitUntilFinish();
  }

  private static <T extends Event> Parsed<T> parsed(T event, RawRecord raw) {
    return new Parsed<>(event, raw, List.of());
  }

  private static RawRecord raw(long offset, String line) {
    return new RawRecord(
        Bytes.wrap(line.getBytes(StandardCharsets.UTF_8)), "events-7", offset, ARRIVED);
  }

  private static Rejection levelOff(String type, RawRecord raw) {
    return new Rejection(
        type,
        List.of(
            new BrokenRule(
                "level_off",
                "event_type",
                type + " is an event of level 3; this job takes level 2")),
        raw);
  }

  private static Fact fact(FactKind kind, String counterpart) {
    return new Fact(AUserEvent.AT, "evt_1", kind, 0, counterpart, "exp_1");
  }
}
