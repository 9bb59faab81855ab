package org.afterward.transforms.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureCoder;
import org.afterward.coders.Fact;
import org.afterward.coders.FactCoder;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.OpenExposureCoder;
import org.afterward.coders.Pending;
import org.afterward.coders.PendingCoder;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionCoder;
import org.afterward.coders.PredictionOutcomeCoder;
import org.afterward.coders.RewardCoder;
import org.afterward.transforms.prediction.AwaitPredictionOutcomes;
import org.afterward.transforms.prediction.OutcomePolicy;
import org.afterward.transforms.prediction.ScoreModels;
import org.afterward.transforms.reward.AwaitRewards;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.strategy.RollUpStrategies;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

/**
 * A savepoint finds its way back by names. Those that a streaming job of ours has are listed in
 * {@code testdata/wire/names}, and stay as they are.
 */
class NamesInSavepointsTest {

  private static final String LOST =
      """
      A savepoint taken by an earlier release cannot be resumed. It holds (%s):
        %s
      and today's pipeline has no such step, key, state or timer. It has instead:
        %s
      What waits under a lost name is lost, or the runner refuses to start. Best give the name \
      back. To change it knowingly: change testdata/wire/names/%s too, and say in the release's \
      notes that a running job cannot be updated, but is to be started anew over the events of \
      the last horizon, lateness and correction horizon.""";

  private static final String NEW =
      """
      The next release's savepoints hold names that testdata/wire/names/%s does not list. If they \
      are meant to stay for ever, add them, sorted:
        %s""";

  @Test
  void those_of_rewards_stay_as_they_are() throws IOException {
    Pipeline pipeline = Pipeline.create();
    PCollection<Exposure> exposures = stream("Exposures", ExposureCoder.of(), pipeline);
    exposures.apply(
        "Await rewards", AwaitRewards.under(RewardPolicy.standard()).observing(facts(pipeline)));

    assertNames("Await rewards", pipeline, "AwaitRewards.txt");
  }

  @Test
  void those_of_prediction_outcomes_stay_as_they_are() throws IOException {
    Pipeline pipeline = Pipeline.create();
    PCollection<Prediction> predictions = stream("Predictions", PredictionCoder.of(), pipeline);
    predictions.apply(
        "Await answers",
        AwaitPredictionOutcomes.under(OutcomePolicy.standard()).observing(facts(pipeline)));

    assertNames("Await answers", pipeline, "AwaitPredictionOutcomes.txt");
  }

  @Test
  void those_of_model_scores_stay_as_they_are() throws IOException {
    Pipeline pipeline = Pipeline.create();
    stream("Outcomes", PredictionOutcomeCoder.of(), pipeline)
        .apply("Score models", ScoreModels.byDay());

    assertNames("Score models", pipeline, "ScoreModels.txt");
  }

  @Test
  void those_of_strategies_stay_as_they_are() throws IOException {
    Pipeline pipeline = Pipeline.create();
    PCollection<Pending<OpenExposure>> pending =
        stream("Pending", PendingCoder.of(OpenExposureCoder.of()), pipeline);
    stream("Rewards", RewardCoder.of(), pipeline)
        .apply("Roll up strategies", RollUpStrategies.daily().withPending(pending));

    assertNames("Roll up strategies", pipeline, "RollUpStrategies.txt");
  }

  private static PCollection<KV<String, Fact>> facts(Pipeline pipeline) {
    return stream("Facts", KvCoder.of(StringUtf8Coder.of(), FactCoder.of()), pipeline);
  }

  private static <T> PCollection<T> stream(String name, Coder<T> coder, Pipeline pipeline) {
    return pipeline.apply(name, TestStream.create(coder).advanceWatermarkToInfinity());
  }

  private static void assertNames(String step, Pipeline pipeline, String file) throws IOException {
    String root = Objects.requireNonNull(System.getProperty("afterward.root"), "afterward.root");
    Path list = Path.of(root, "testdata", "wire", "names", file);
    SortedSet<String> found = StepNames.within(step, pipeline);
    SortedSet<String> listed = new TreeSet<>(Files.readAllLines(list));
    SortedSet<String> lost = without(found, listed);
    SortedSet<String> isNew = without(listed, found);
    assertThat(lost).withFailMessage(LOST, file, lines(lost), lines(isNew), file).isEmpty();
    assertThat(isNew).withFailMessage(NEW, file, lines(isNew)).isEmpty();
  }

  private static String lines(SortedSet<String> names) {
    return names.isEmpty() ? "(nothing)" : String.join("\n  ", names);
  }

  private static SortedSet<String> without(Collection<String> others, Collection<String> names) {
    SortedSet<String> without = new TreeSet<>(names);
    without.removeAll(others);
    return without;
  }
}
