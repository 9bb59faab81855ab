package org.afterward.pipelines.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.ExitCode;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.commandline.VerdictException;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.transforms.intake.RejectionCounters;
import org.afterward.transforms.learning.EvaluatePolicy;
import org.afterward.transforms.learning.OffPolicySettings;
import org.afterward.transforms.learning.PolicyGate;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.values.PCollection;

/** Judges a policy by logged choices, and says whether it may be used. */
public final class EvaluateJob implements Job<EvaluateOptions> {

  private static final String REJECTIONS = "rejections/";

  private static final List<String> WRITTEN = List.of(EstimatesFile.NAME, REJECTIONS);

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String summary() {
    return "Judge a policy by logged choices or rewards, before it runs";
  }

  @Override
  public Class<EvaluateOptions> optionsClass() {
    return EvaluateOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--logged=choices.csv --output=out",
        "--logged='s3://logs/choices/2024-01/' --output=s3://results/january --clip=20"
            + " --replicates=1000 --failOnRefusal",
        "--rewards=out/training/rewards --models=models --from=2024-02-01 --output=out",
        "--rewards=out/training/rewards --rules=standard --models=models --against=uniform"
            + " --segment=is_new_user --output=out");
  }

  @Override
  public void run(EvaluateOptions options, Console console) {
    OffPolicySettings settings = settings(options);
    PolicyGate gate = GateTerms.of(options);
    Pipeline pipeline = Pipeline.create(options);
    String rewards = options.getRewards();
    String logged = options.getLogged();
    if (rewards != null && logged == null) {
      JudgedRewards judged = JudgedRewards.of(rewards, options);
      build(pipeline, judged, settings, gate, options.getOutput());
    } else if (logged != null && rewards == null) {
      LoggedFiles.requireAlone(options);
      build(pipeline, LoggedFiles.named(logged), settings, gate, options.getOutput());
    } else {
      throw new UserMistake(
          (logged == null
                  ? "--logged or --rewards is missing"
                  : "--logged and --rewards are both given")
              + ": right would be --logged=FILE for choices with the policy's probabilities, or"
              + " --rewards=GLOB for Afterward's own rewards");
    }
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    console.run(pipeline).ifPresent(ended -> conclude(ended, gate, options, console));
  }

  private static void build(
      Pipeline pipeline,
      List<String> files,
      OffPolicySettings settings,
      PolicyGate gate,
      String folder) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    pipeline
        .apply("Read choices", ReadChoices.of(files))
        .failuresTo(rejected)
        .apply("Evaluate policy", EvaluatePolicy.with(settings))
        .apply("Write estimates", WriteEstimates.into(folder, gate));
    rejected.get(0).apply("Write rejections", writeRejections(folder));
  }

  private static void build(
      Pipeline pipeline,
      JudgedRewards judged,
      OffPolicySettings settings,
      PolicyGate gate,
      String folder) {
    RewardedChoicesRead read = pipeline.apply("Read rewards", judged.reading());
    read.choices()
        .apply("Evaluate policy", EvaluatePolicy.with(settings))
        .apply(
            "Write estimates",
            WriteEstimates.into(folder, gate)
                .naming(judged.policy(), judged.baseline())
                .counting(read.counts()));
    read.rejected().apply("Write rejections", writeRejections(folder));
  }

  private static WriteRecords<Rejection> writeRejections(String folder) {
    return WriteRecords.to(folder + "/" + REJECTIONS, RecordFormat.rejections(), FileFormat.JSON);
  }

  private static void conclude(
      PipelineResult ended, PolicyGate gate, EvaluateOptions options, Console console) {
    PolicyEvaluation evaluation;
    try {
      evaluation = EstimatesFile.read(options.getOutput());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GateVerdict verdict = gate.judge(evaluation.overall().diagnostics());
    long rejected = rejected(RunCounters.of(ended));
    if (rejected > 0) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%,d rows rejected: see %s/%s\n",
              rejected,
              options.getOutput(),
              REJECTIONS);
    }
    console.out().print(EstimatesTable.text(evaluation, verdict));
    if (options.isFailOnRefusal() && !verdict.passed()) {
      throw new VerdictException(
          ExitCode.UNHEALTHY,
          "the run is done, but the gate refuses the policy: "
              + EstimatesTable.refusal(verdict.refusals().get(0)));
    }
  }

  private static long rejected(RunCounters counters) {
    return Stream.of(ReadChoices.class, ReadRewardedChoices.class)
        .mapToLong(step -> counters.in(step).getOrDefault(RejectionCounters.REJECTED, 0L))
        .sum();
  }

  private static OffPolicySettings settings(EvaluateOptions options) {
    try {
      return new OffPolicySettings(
          options.getClip(),
          options.getSwitchAt(),
          options.getConfidence(),
          options.getReplicates(),
          options.getSeed());
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--" + e.getMessage());
    }
  }
}
