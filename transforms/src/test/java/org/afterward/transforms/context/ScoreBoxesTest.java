package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Activity;
import org.afterward.coders.Box;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextSnapshot.Level2;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.ContextSnapshot.Scores;
import org.afterward.coders.ContextVector;
import org.afterward.coders.IsoTime;
import org.afterward.coders.PopulationSketch;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ScoreBoxesTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final long DAY = 24 * 60 * 60 * 1000L;

  /** Midnight in Seoul, when the 15th is over. */
  private static final long END = IsoTime.parse("2024-01-15T15:00:00Z");

  private static final long THE_15TH = LocalDate.of(2024, 1, 15).toEpochDay();

  @Test
  void the_population_of_a_day_are_the_scores_of_those_who_count(TestPipeline pipeline) {
    List<ContextSnapshot> snapshots = new ArrayList<>();
    List<Double> counted = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      snapshots.add(snapshot(END, "usr_" + i, "ours@1", i / 100.0, END - DAY, false, i % 2));
      counted.add(i / 100.0);
    }
    snapshots.add(snapshot(END, "gone", "ours@1", 0.9, END - 31 * DAY, false, 1));
    snapshots.add(snapshot(END, "closed", "ours@1", 0.9, END - DAY, true, 1));
    snapshots.add(snapshot(END + DAY, "later", "ours@1", 0.8, END, false, 0));
    snapshots.add(snapshot(END, "another", "theirs@2", 0.7, END - DAY, false, 0));

    PCollection<PopulationSketch> populations =
        pipeline
            .apply(Create.of(snapshots))
            .apply("Score boxes", ScoreBoxes.under(BoxPolicy.standard()).inZone(SEOUL));

    List<PopulationSketch> expected = new ArrayList<>();
    for (Box box : List.of(Box.ENGAGEMENT, Box.REVENUE_TRIGGER, Box.SPENDING)) {
      expected.add(population(THE_15TH, box, "ours@1", counted));
      expected.add(population(THE_15TH + 1, box, "ours@1", List.of(0.8)));
      expected.add(population(THE_15TH, box, "theirs@2", List.of(0.7)));
    }
    expected.add(
        population(
            THE_15TH,
            Box.ATTRACTIVENESS,
            "ours@1",
            // Every other one was evaluated.
            counted.stream().filter(score -> Math.round(score * 100) % 2 == 1).toList()));
    PAssert.that(populations).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void sketches_of_parts_are_brought_together() {
    MergeSketches merging = new MergeSketches();
    List<ScoreSketch> parts = new ArrayList<>();
    for (double score : new double[] {0.5, 0.1, 0.9}) {
      parts.add(merging.addInput(merging.createAccumulator(), sketch(List.of(score))));
    }
    parts.add(merging.createAccumulator());

    assertThat(merging.extractOutput(merging.mergeAccumulators(parts)).bytes())
        .isEqualTo(sketch(List.of(0.1, 0.5, 0.9)).bytes());
  }

  @Test
  void what_flows_within_comes_back_from_its_bytes() throws Exception {
    ScoreSketch sketch = sketch(List.of(0.1, 0.5));

    CoderProperties.coderDecodeEncodeEqual(
        PopulationKeyCoder.of(), new PopulationKey(THE_15TH, Box.SPENDING, "ours@1"));
    CoderProperties.coderDeterministic(
        PopulationKeyCoder.of(),
        new PopulationKey(THE_15TH, Box.SPENDING, "ours@1"),
        new PopulationKey(THE_15TH, Box.SPENDING, "ours@1"));
    assertThat(CoderUtils.clone(ScoreSketchCoder.of(), sketch).bytes()).isEqualTo(sketch.bytes());
  }

  private static ContextSnapshot snapshot(
      long at,
      String userId,
      String policy,
      double raw,
      long lastOwnActionAt,
      boolean closed,
      long likes) {
    Activity nobody = UserProfile.empty(SEOUL).activityAt(at);
    return new ContextSnapshot(
        ContextSnapshot.idOfDay(THE_15TH, userId),
        at,
        userId,
        "",
        Scores.of(box -> new Score(raw, 0)),
        new Activity(
            1,
            nobody.spending(),
            nobody.contacts(),
            new Activity.Presence(0, 0, Double.NaN, Double.NaN, lastOwnActionAt, closed),
            new Activity.Received(likes, 0, 0)),
        Level2.UNKNOWN,
        policy,
        "",
        ContextVector.empty());
  }

  private static PopulationSketch population(
      long day, Box box, String policy, List<Double> scores) {
    return new PopulationSketch(day, box, policy, scores.size(), sketch(scores).bytes());
  }

  private static ScoreSketch sketch(List<Double> scores) {
    ScoreSketch sketch = ScoreSketch.empty();
    scores.forEach(sketch::add);
    return sketch;
  }
}
