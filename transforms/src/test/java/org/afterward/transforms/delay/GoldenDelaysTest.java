package org.afterward.transforms.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.DelayPoint;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.Fact;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.ProjectedReward;
import org.afterward.coders.StrategyOutlook;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.reward.TraceRewards;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class GoldenDelaysTest {

  @Test
  void every_history_takes_as_long_and_brings_as_much_as_its_answers_say(TestPipeline pipeline) {
    GoldenDelayCase.all().forEach(name -> run(pipeline, name));
    pipeline.run().waitUntilFinish();
  }

  private static void run(TestPipeline pipeline, String name) {
    GoldenDelayCase golden = new GoldenDelayCase(name);
    ParsedEvents parsed =
        pipeline
            .apply("Create " + name, Create.of(golden.events()))
            .apply("Parse " + name, ParseEvents.ofAllLevels());
    PCollection<Exposure> exposures =
        parsed
            .exposures()
            .apply(
                "Validate exposures " + name, ValidateExposures.against(ContextLayout.standard()))
            .output();
    PCollection<KV<String, Fact>> facts =
        parsed
            .userEvents()
            .apply("Validate activity " + name, ValidateUserEvents.create())
            .output()
            .apply("To facts " + name, ToFacts.create());
    Duration horizon = Duration.millis(golden.policy().horizonMs());
    PCollection<DelayPoint> delays =
        exposures.apply(
            "Measure delays " + name,
            MeasureDelays.completeUntil(golden.completeUntil()).over(horizon).observing(facts));
    PCollection<ExposureValue> values =
        exposures.apply(
            "Trace rewards " + name,
            TraceRewards.under(golden.policy())
                .completeUntil(golden.completeUntil())
                .observing(facts));
    MeasuredValue measured =
        values.apply(
            "Measure value " + name, MeasureValue.under(golden.policy().reference(), horizon));

    PAssert.that(name + " delays", delays).satisfies(new DelaysCheck(name));
    PAssert.that(name + " value", measured.outlooks()).satisfies(new ValueCheck(name));
    PAssert.that(name + " projected", measured.projected()).satisfies(new ProjectedCheck(name));
    PAssert.that(name + " means", measured.means()).satisfies(new MeansCheck(name));
  }

  private static <T> T find(Iterable<T> all, Predicate<T> wanted) {
    return only(StreamSupport.stream(all.spliterator(), false).filter(wanted).toList());
  }

  private static <T> T only(Iterable<T> all) {
    assertThat(all).hasSize(1);
    return all.iterator().next();
  }

  private record DelaysCheck(String name)
      implements SerializableFunction<Iterable<DelayPoint>, Void> {
    @Override
    public Void apply(Iterable<DelayPoint> points) {
      for (List<String> answer : new GoldenDelayCase(name).answers("delays.txt")) {
        DelayPoint found =
            find(
                points,
                point ->
                    point.component().wireName().equals(answer.get(0))
                        && point.ageHours() == Integer.parseInt(answer.get(1)));
        GoldenDelayCase.assertPrinted(answer.toString(), found.share(), answer.get(2));
      }
      return null;
    }
  }

  private record ValueCheck(String name)
      implements SerializableFunction<Iterable<StrategyOutlook>, Void> {
    @Override
    public Void apply(Iterable<StrategyOutlook> outlooks) {
      StrategyOutlook outlook = only(outlooks);
      assertThat(outlook.strategyId()).isEqualTo(2);
      assertThat(outlook.policy()).isEqualTo(new GoldenDelayCase(name).policy().reference());
      assertThat(outlook.points()).hasSize(outlook.horizonHours() + 1);
      for (List<String> answer : new GoldenDelayCase(name).answers("value.txt")) {
        StrategyOutlook.Point point = outlook.points().get(Integer.parseInt(answer.get(0)));
        assertThat(point.watched()).as(answer.toString()).isEqualTo(Long.parseLong(answer.get(1)));
        GoldenDelayCase.assertPrinted(answer.toString(), point.credited(), answer.get(2));
      }
      return null;
    }
  }

  private record ProjectedCheck(String name)
      implements SerializableFunction<Iterable<ProjectedReward>, Void> {
    @Override
    public Void apply(Iterable<ProjectedReward> rewards) {
      List<List<String>> answers = new GoldenDelayCase(name).answers("projected.txt");
      assertThat(rewards).hasSameSizeAs(answers);
      for (List<String> answer : answers) {
        ProjectedReward found =
            find(rewards, reward -> reward.exposure().exposureId().equals(answer.get(0)));
        assertThat(found.ageHours()).isEqualTo(Integer.parseInt(answer.get(1)));
        assertThat(found.standing().wireName()).isEqualTo(answer.get(2));
        GoldenDelayCase.assertPrinted(
            answer.toString(), found.creditedMicros() / 1e6, answer.get(3));
        GoldenDelayCase.assertPrinted(answer.toString(), found.projected(), answer.get(4));
        GoldenDelayCase.assertPrinted(
            answer.toString(), found.further().deviation(), answer.get(5));
      }
      return null;
    }
  }

  private record MeansCheck(String name)
      implements SerializableFunction<Iterable<ProjectedMean>, Void> {
    @Override
    public Void apply(Iterable<ProjectedMean> means) {
      ProjectedMean mean = only(means);
      for (List<String> answer : new GoldenDelayCase(name).answers("means.txt")) {
        switch (answer.get(0)) {
          case "mature" -> assertMean(mean.mature(), answer);
          case "immature" -> assertMean(mean.immature(), answer);
          case "so-far" ->
              GoldenDelayCase.assertPrinted("so far", mean.creditedSoFar(), answer.get(1));
          default -> assertThat(mean.unprojected()).isEqualTo(Long.parseLong(answer.get(1)));
        }
      }
      return null;
    }

    private static void assertMean(ProjectedMean.Mean mean, List<String> answer) {
      assertThat(mean.exposures()).isEqualTo(Long.parseLong(answer.get(1)));
      GoldenDelayCase.assertPrinted(answer.toString(), mean.mean(), answer.get(2));
    }
  }
}
