package org.afterward.pipelines.predictions;

import java.time.ZoneId;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.commandline.ZoneOption;
import org.afterward.pipelines.sources.Contracts;
import org.afterward.pipelines.sources.Lateness;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.prediction.AwaitPredictionOutcomes;
import org.afterward.transforms.prediction.OutcomePolicy;
import org.afterward.transforms.prediction.ScoreModels;
import org.afterward.transforms.waiting.Patience;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what a run finds out what came of predictions, and scores models.
 *
 * @param contract which events are taken
 * @param patience how long is waited for what is late, where there is no end
 * @param completeUntil up to when all events are there, or null for the latest one's time
 */
record PredictionTerms(
    EventContract contract,
    OutcomePolicy policy,
    double threshold,
    ZoneId zone,
    Patience patience,
    @Nullable Instant completeUntil) {

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  static PredictionTerms of(PredictionsOptions options) {
    return new PredictionTerms(
        Contracts.of(options),
        policy(options),
        threshold(options.getThreshold()),
        ZoneOption.parse("--zone", options.getZone()),
        Lateness.of(options),
        TimeOption.parseIfGiven("--completeUntil", options.getCompleteUntil()));
  }

  AwaitPredictionOutcomes awaiting() {
    AwaitPredictionOutcomes awaiting = AwaitPredictionOutcomes.under(policy).withPatience(patience);
    return completeUntil == null ? awaiting : awaiting.completeUntil(completeUntil);
  }

  ScoreModels scoring() {
    return ScoreModels.byDay().withThreshold(threshold).inZone(zone).withPatience(patience);
  }

  private static OutcomePolicy policy(PredictionsOptions options) {
    long horizonMs = DurationOption.parse("--horizon", options.getHorizon()).getMillis();
    if (horizonMs == 0) {
      throw new UserMistake(
          "--horizon=" + options.getHorizon() + " leaves no time to answer; right would be P3D");
    }
    double tolerance = options.getTolerance();
    if (!(tolerance > 0 && tolerance <= 1)) {
      throw new UserMistake(
          "--tolerance="
              + tolerance
              + " is no distance of a probability; right would be above 0 and at most 1");
    }
    return new OutcomePolicy(horizonMs, tolerance);
  }

  private static double threshold(double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new UserMistake(
          "--threshold=" + threshold + " is no probability; right would be 0 to 1");
    }
    return threshold;
  }
}
