package org.afterward.pipelines.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.ModelManifest;
import org.afterward.coders.ModelManifest.Gate;
import org.afterward.coders.ModelManifest.LeftOut;
import org.afterward.coders.ModelManifest.Trained;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.RefusedFit;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.ExitCode;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.commandline.VerdictException;
import org.afterward.pipelines.evaluate.EstimatesFile;
import org.afterward.pipelines.evaluate.EstimatesTable;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.ListEventParts;
import org.afterward.pipelines.files.NewestRevisions;
import org.afterward.pipelines.files.WriteTogether;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.transforms.learning.ClusterErrors;
import org.afterward.transforms.learning.FitStrategies;
import org.afterward.transforms.learning.FitSums;
import org.afterward.transforms.learning.FittedStrategies;
import org.afterward.transforms.learning.LeavingOutCounters;
import org.afterward.transforms.learning.ReplayOutOfFold;
import org.afterward.transforms.learning.TrainingTerms;
import org.afterward.transforms.learning.UserFolds;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Learns what each strategy is worth by context, and writes a folder that a serving system loads.
 */
public final class TrainJob implements Job<TrainOptions> {

  private static final List<String> WRITTEN =
      List.of(
          StrategyModels.MANIFEST_FILE,
          StrategyModels.MODELS_FILE,
          ModelFiles.REFUSED_FILE,
          EstimatesFile.NAME);

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "Learn from rewards what each strategy is worth in a context";
  }

  @Override
  public Class<TrainOptions> optionsClass() {
    return TrainOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--rewards=out/training/rewards --asOf=2024-02-01 --output=models",
        "--rewards='out/rewards/*' --asOf=2024-02-01 --window=P60D --decay=P14D --credit=last"
            + " --prior=10 --output=models",
        "--rewards=out/training/rewards --asOf=2024-02-01 --clustered --rule=epsilon --epsilon=0.05"
            + " --output=models");
  }

  @Override
  public void run(TrainOptions options, Console console) {
    TrainingTerms terms = TrainTerms.of(options);
    Optional<ModelGate> gate = ModelGate.of(options);
    EventSources.requireFiles("--rewards", options.getRewards());

    Pipeline pipeline = Pipeline.create(options);
    PCollection<EventPart> parts =
        pipeline.apply("List parts", ListEventParts.of(List.of(options.getRewards())));
    PCollectionView<Map<String, Integer>> newest =
        parts.apply("Newest revisions", NewestRevisions.create());
    UserFolds folds = gate.map(ModelGate::folds).orElse(UserFolds.ONE);
    FittedStrategies fitted =
        parts
            .apply("Sum rewards", SumTrainingFiles.of(newest, terms, folds))
            .apply("Fit strategies", FitSums.under(terms));
    PCollection<StrategyModel> models =
        options.isClustered()
            ? parts
                .apply("Read rows of users", ReadTrainingRows.of(newest))
                .apply("Cluster errors", ClusterErrors.of(fitted.models(), terms))
            : fitted.models();
    models.apply("Write models", WriteTogether.into(options.getOutput(), ModelFiles::writeModels));
    fitted
        .refused()
        .apply("Write refused", WriteTogether.into(options.getOutput(), ModelFiles::writeRefused));
    gate.ifPresent(
        judge ->
            judge.judge(
                parts.apply("Read rows to judge by", ReadTrainingRows.of(newest)),
                fitted,
                terms,
                options.getOutput()));
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    PipelineResult ended =
        console
            .run(pipeline)
            .orElseThrow(
                () ->
                    new UserMistake(
                        "the manifest is written when the models are there: right would be"
                            + " --attachedMode=true"));
    try {
      conclude(ended, terms, gate, options, console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void conclude(
      PipelineResult ended,
      TrainingTerms terms,
      Optional<ModelGate> gate,
      TrainOptions options,
      Console console)
      throws IOException {
    String folder = options.getOutput();
    List<StrategyModel> models = ModelFiles.readModels(folder);
    List<RefusedFit> refused = ModelFiles.readRefused(folder);
    List<LeftOut> leftOut = leftOut(RunCounters.of(ended));
    console.out().println(TrainSummary.strategies(models, refused));
    if (!leftOut.isEmpty()) {
      console.out().println(TrainSummary.leftOut(leftOut));
    }
    if (models.isEmpty()) {
      throw new VerdictException(
          ExitCode.FAILED, "no strategy has enough rows to learn from: there is no manifest");
    }
    Gate judged =
        gate.isPresent()
            ? judged(gate.get(), RunCounters.of(ended), folder, console)
            : Gate.NOT_JUDGED;
    if (judged.verdict().equals(ModelGate.BLOCKED) && !options.isForce()) {
      throw new VerdictException(
          ExitCode.FAILED,
          "the models are not to be used, and have no manifest: "
              + String.join("; ", judged.reasons())
              + " (--force writes it all the same)");
    }
    ModelFiles.writeManifest(
        folder,
        new ModelManifest(
            terms.source(),
            models.stream().map(TrainJob::trained).toList(),
            refused,
            leftOut,
            judged,
            version(),
            ModelFiles.sha256(folder)));
  }

  private static Gate judged(ModelGate gate, RunCounters counters, String folder, Console console)
      throws IOException {
    PolicyEvaluation evaluation = EstimatesFile.read(folder);
    GateVerdict verdict = gate.verdict(evaluation);
    Map<String, Long> replayed = counters.in(ReplayOutOfFold.class);
    long passedOver = replayed.getOrDefault(ReplayOutOfFold.PASSED_OVER, 0L);
    if (passedOver > 0) {
      console.out().println(TrainSummary.passedOver(passedOver));
    }
    long unjudged = replayed.getOrDefault(ReplayOutOfFold.UNJUDGED, 0L);
    if (unjudged > 0) {
      console.out().println(TrainSummary.unjudged(unjudged));
    }
    console.out().print(EstimatesTable.text(evaluation, verdict));
    return ModelGate.gate(verdict);
  }

  private static List<LeftOut> leftOut(RunCounters counters) {
    return counters.in(FitStrategies.class).entrySet().stream()
        .filter(counter -> counter.getKey().startsWith(LeavingOutCounters.PREFIX))
        .filter(counter -> counter.getValue() > 0)
        .map(
            counter ->
                new LeftOut(
                    counter.getKey().substring(LeavingOutCounters.PREFIX.length()),
                    counter.getValue()))
        .toList();
  }

  private static Trained trained(StrategyModel model) {
    return new Trained(model.strategyId(), model.evidence().rows(), model.evidence().meanReward());
  }

  /** As the jar says; where there is none, nobody knows. */
  private static String version() {
    String version = TrainJob.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
