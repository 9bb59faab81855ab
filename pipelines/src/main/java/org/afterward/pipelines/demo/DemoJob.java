package org.afterward.pipelines.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.VerdictException;
import org.afterward.pipelines.evaluate.EstimatesFile;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.TrainingPartReader;
import org.afterward.pipelines.rewards.RewardsJob;
import org.afterward.pipelines.rewards.RewardsOptions;
import org.afterward.pipelines.simulation.SimulateJob;
import org.afterward.pipelines.train.ModelFiles;
import org.afterward.pipelines.train.TrainJob;
import org.afterward.pipelines.train.TrainOptions;
import org.afterward.transforms.simulation.PlantedTruth;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.construction.PipelineOptionsTranslation;

/**
 * Finds out on a month that is simulated first what its exposures were worth, learns from it, and
 * compares what was learned with what was planted.
 */
public final class DemoJob implements Job<DemoOptions> {

  /** Whom each event came from is logged here, so nothing that others caused hides an effect. */
  private static final CreditPolicy LEARNED_FROM = CreditPolicy.LINKED;

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "Simulate a month, find out what its exposures were worth, learn from it, look around";
  }

  @Override
  public Class<DemoOptions> optionsClass() {
    return DemoOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of("", "--output=/tmp/demo --profile=flink");
  }

  @Override
  public void run(DemoOptions options, Console console) {
    String output = Objects.requireNonNullElse(options.getOutput(), "out");
    options.setOutput(output);

    Optional<Instant> end = new SimulateJob().simulate(options, console);
    console.out().println();
    if (end.isEmpty()) {
      console.out().println("The demo ends here: its other jobs need what this one will write.");
      return;
    }
    computeRewards(options, end.get(), console);
    console.out().println();
    if (learns(options, end.get(), console)) {
      console.out().println();
      compare(output, console);
    }
    console.out().println(whatToLookAt(output));
  }

  private static void computeRewards(DemoOptions options, Instant end, Console console) {
    RewardsOptions rewards = copy(options).as(RewardsOptions.class);
    rewards.setExposures(options.getOutput() + "/exposures/*");
    rewards.setActivity(options.getOutput() + "/activity/*");
    rewards.setCompleteUntil(end.toString());
    rewards.setCredit(CreditPolicy.FULL.wireName() + "," + LEARNED_FROM.wireName());
    rewards.setTraining(true);
    new RewardsJob().run(rewards, console);
  }

  /** Whether there is something to learn from: in a short month of few users there may not be. */
  private static boolean learns(DemoOptions options, Instant end, Console console) {
    TrainOptions train = copy(options).as(TrainOptions.class);
    train.setRewards(training(options.getOutput()));
    train.setAsOf(end.toString());
    train.setWindow("P" + options.getDays() + "D");
    train.setCredit(LEARNED_FROM.wireName());
    train.setOutput(models(options.getOutput()));
    try {
      new TrainJob().run(train, console);
      return true;
    } catch (VerdictException refused) {
      console.out().println("Nothing was learned: " + refused.getMessage());
      return false;
    }
  }

  private static void compare(String output, Console console) {
    try {
      StrategyModels models = ModelFiles.read(models(output));
      PlantedContexts planted =
          new PlantedContexts(PlantedTruth.standard(), contexts(training(output)));
      console.out().println(TruthTable.effects(planted.effects(models.models())));
      console.out().print(TruthTable.values(planted, models, EstimatesFile.read(models(output))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of each reward that was learned from. */
  private static List<ContextVector> contexts(String rewards) throws IOException {
    List<ContextVector> contexts = new ArrayList<>();
    for (EventFile file : EventFiles.match(List.of(rewards)).files()) {
      TrainingPartReader.withoutIds()
          .read(
              EventPart.all(file),
              row -> {
                if (row.attribution() == LEARNED_FROM) {
                  contexts.add(row.context());
                }
              });
    }
    return contexts;
  }

  private static String training(String output) {
    return output + "/training/rewards";
  }

  private static String models(String output) {
    return output + "/models";
  }

  /**
   * The same options for another job, whose defaults may be others: as one object they would have
   * to agree.
   */
  private static PipelineOptions copy(PipelineOptions options) {
    return PipelineOptionsTranslation.fromJson(PipelineOptionsTranslation.toJson(options));
  }

  private static String whatToLookAt(String output) {
    return """

        To look at:
          %1$s/exposures/    what was recommended to whom, by which strategy
          %1$s/activity/     what people did, clean and broken
          %1$s/rewards/      what each exposure was worth in the seven days afterward
          %1$s/pending/      exposures whose seven days are not over
          %1$s/rejections/   what was not taken, with every rule it breaks
          %1$s/models/       what was learned of each strategy, and how it was judged
          %1$s/truth.json    what each strategy truly does"""
        .formatted(output);
  }
}
