package org.afterward.pipelines.train;

import java.util.List;
import java.util.Optional;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.ModelManifest.Gate;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.TrainingRow;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.evaluate.EstimatesTable;
import org.afterward.pipelines.evaluate.GateTerms;
import org.afterward.pipelines.evaluate.WriteEstimates;
import org.afterward.pipelines.train.TrainOptions.Judging;
import org.afterward.transforms.learning.ChoiceRule;
import org.afterward.transforms.learning.EpsilonGreedy;
import org.afterward.transforms.learning.EvaluatePolicy;
import org.afterward.transforms.learning.FittedStrategies;
import org.afterward.transforms.learning.GreedyChoice;
import org.afterward.transforms.learning.OffPolicySettings;
import org.afterward.transforms.learning.PolicyGate;
import org.afterward.transforms.learning.ReplayOutOfFold;
import org.afterward.transforms.learning.ThompsonSampling;
import org.afterward.transforms.learning.TrainingTerms;
import org.afterward.transforms.learning.UserFolds;
import org.apache.beam.sdk.values.PCollection;

/**
 * Judges the policy that models make before anybody may use them: off-policy, by the rewards of
 * their own window, each user's by models of the users of other folds.
 */
final class ModelGate {

  /** What is not to be used. */
  static final String BLOCKED = "blocked";

  private static final String PASSED = "passed";

  /** As {@code evaluate --against=uniform} calls it. */
  private static final String EVEN_CHOICE = "uniform";

  private final ChoiceRule rule;
  private final PolicyGate bounds;
  private final long judgeAtMost;

  private ModelGate(ChoiceRule rule, PolicyGate bounds, long judgeAtMost) {
    this.rule = rule;
    this.bounds = bounds;
    this.judgeAtMost = judgeAtMost;
  }

  /**
   * The one that the options ask for, if they ask for one.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  static Optional<ModelGate> of(TrainOptions options) {
    long most = options.getJudgeAtMost();
    if (most < 1) {
      throw new UserMistake(
          "--judgeAtMost=" + most + " is no number of rows; right would be 1 or more");
    }
    ModelGate gate = new ModelGate(rule(options), GateTerms.of(options), most);
    return options.getGate() == Judging.OFF ? Optional.empty() : Optional.of(gate);
  }

  private static ChoiceRule rule(TrainOptions options) {
    double epsilon = options.getEpsilon();
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new UserMistake("--epsilon=" + epsilon + " is no share; right would be 0 to 1");
    }
    // How likely a choice is does not depend on the seed by which it is made.
    return switch (options.getRule()) {
      case THOMPSON -> ThompsonSampling.seeded(0);
      case GREEDY -> GreedyChoice.create();
      case EPSILON -> EpsilonGreedy.exploring(epsilon, 0);
    };
  }

  /** The parts that users are to fall into. */
  UserFolds folds() {
    return UserFolds.STANDARD;
  }

  /** Writes the estimates of the policy, with the verdict. */
  void judge(
      PCollection<TrainingRow> rows, FittedStrategies fitted, TrainingTerms terms, String folder) {
    rows.apply(
            "Replay out of fold",
            ReplayOutOfFold.of(fitted, folds(), rule, terms).ofAtMost(judgeAtMost))
        .apply("Evaluate policy", EvaluatePolicy.with(OffPolicySettings.standard()))
        .apply(
            "Write estimates",
            WriteEstimates.into(folder, bounds).naming(rule.name(), EVEN_CHOICE));
  }

  GateVerdict verdict(PolicyEvaluation evaluation) {
    return bounds.judge(evaluation.overall().diagnostics());
  }

  /** What the manifest says of a verdict. */
  static Gate gate(GateVerdict verdict) {
    List<String> reasons = verdict.refusals().stream().map(EstimatesTable::refusal).toList();
    return new Gate(verdict.passed() ? PASSED : BLOCKED, reasons, !verdict.passed());
  }
}
