package org.afterward.transforms.prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.Bytes;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.PendingPredictionJson;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.PredictionOutcomeJson;
import org.afterward.coders.RawRecord;
import org.afterward.coders.RawRecordCoder;
import org.afterward.coders.Rejection;
import org.afterward.coders.RejectionJson;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.waiting.Outcomes;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.assertj.core.api.SoftAssertions;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every golden case through the transforms, in both gears, in one pipeline with a branch for each
 * policy and completeness. So that people of different cases do not meet, the names of people and
 * predictions begin with the case.
 */
@ExtendWith(TestPipelineExtension.class)
class GoldenPredictionsPipelineTest {

  private static final Pattern NAMES =
      Pattern.compile("\"(user_id|target_user_id|from_user_id|to_user_id|prediction_id)\":\"");
  private static final String END_OF_CASE = "//";
  private static final Pattern CASE = Pattern.compile("([a-z0-9-]+)" + END_OF_CASE);

  /** What cases must share to run in one branch. */
  private record Setting(OutcomePolicy policy, long completeUntil) {}

  @Test
  void every_history_gives_what_its_answers_say(TestPipeline pipeline) {
    assertGolden(pipeline.apply("Events", Create.of(events())));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void every_history_gives_the_same_on_a_stream(TestPipeline pipeline) {
    TestStream.Builder<RawRecord> stream = TestStream.create(RawRecordCoder.of());
    for (RawRecord raw : events()) {
      stream = stream.addElements(raw);
    }
    assertGolden(pipeline.apply("Events", stream.advanceWatermarkToInfinity()));
    pipeline.run().waitUntilFinish();
  }

  private static List<RawRecord> events() {
    List<RawRecord> events = new ArrayList<>();
    for (GoldenPredictionCase golden : GoldenPredictionCase.all()) {
      golden.events().forEach(raw -> events.add(namedByCase(raw)));
    }
    return events;
  }

  private static void assertGolden(PCollection<RawRecord> events) {
    Map<Setting, Set<String>> branches = new LinkedHashMap<>();
    for (GoldenPredictionCase golden : GoldenPredictionCase.all()) {
      branches
          .computeIfAbsent(
              new Setting(golden.policy(), golden.completeUntil()), s -> new TreeSet<>())
          .add(golden.name());
    }
    List<PCollection<String>> lines = new ArrayList<>();
    branches.forEach(
        (setting, cases) -> {
          String branch = "Branch " + lines.size();
          runBranch(
              branch,
              events.apply(branch, Filter.by(raw -> cases.contains(raw.origin()))),
              setting,
              lines);
        });
    PAssert.that(
            "golden predictions", PCollectionList.of(lines).apply("All", Flatten.pCollections()))
        .satisfies(new Check());
  }

  /** From the lines to the outcomes, as a pipeline of a user would. */
  private static void runBranch(
      String branch,
      PCollection<RawRecord> events,
      Setting setting,
      List<PCollection<String>> lines) {
    List<PCollection<Rejection>> rejections = new ArrayList<>();
    ParsedEvents parsed =
        events.apply(branch + ": parse", ParseEvents.ofAllLevels()).failuresTo(rejections);
    PCollection<Prediction> predictions =
        parsed
            .predictions()
            .apply(branch + ": validate predictions", ValidatePredictions.create())
            .failuresTo(rejections);
    PCollection<UserEvent> activity =
        parsed
            .userEvents()
            .apply(branch + ": validate activity", ValidateUserEvents.create())
            .failuresTo(rejections);
    Outcomes<OpenPrediction, PredictionOutcome> outcomes =
        predictions.apply(
            branch + ": await answers",
            AwaitPredictionOutcomes.under(setting.policy())
                .observing(activity.apply(branch + ": to facts", ToFacts.create()))
                .completeUntil(Instant.ofEpochMilli(setting.completeUntil()))
                .withShards(3));

    lines.add(lines(branch + ": settled", outcomes.settled(), PredictionOutcomeJson::write));
    lines.add(lines(branch + ": pending", outcomes.pending(), PendingPredictionJson::write));
    lines.add(
        lines(
            branch + ": rejected",
            PCollectionList.of(rejections).apply(branch + ": rejections", Flatten.pCollections()),
            RejectionJson::write));
  }

  private static <T> PCollection<String> lines(
      String step, PCollection<T> results, SerializableFunction<T, String> line) {
    return results.apply(step, MapElements.into(TypeDescriptors.strings()).via(line));
  }

  private static RawRecord namedByCase(RawRecord raw) {
    String named = NAMES.matcher(raw.bytes().text()).replaceAll("$0" + raw.origin() + END_OF_CASE);
    return new RawRecord(Bytes.utf8(named), raw.origin(), raw.offset(), raw.arrivedAt());
  }

  /** Gives each case its lines, without its name in them, and checks all cases before it fails. */
  private static final class Check implements SerializableFunction<Iterable<String>, Void> {
    @Override
    public @Nullable Void apply(Iterable<String> lines) {
      Map<String, List<String>> byCase = new TreeMap<>();
      for (String line : lines) {
        Matcher named = CASE.matcher(line);
        String name = named.find() ? named.group(1) : "";
        byCase
            .computeIfAbsent(name, n -> new ArrayList<>())
            .add(line.replace(name + END_OF_CASE, ""));
      }
      SoftAssertions all = new SoftAssertions();
      for (GoldenPredictionCase golden : GoldenPredictionCase.all()) {
        List<String> outcomes = byCase.remove(golden.name());
        all.check(() -> golden.check(outcomes == null ? List.of() : outcomes));
      }
      all.assertThat(byCase).as("outcomes of no case").isEmpty();
      all.assertAll();
      return null;
    }
  }
}
