package org.afterward.pipelines.kafka;

import org.afterward.coders.CreditPolicy;
import org.afterward.coders.IsoTime;
import org.afterward.coders.LateFact;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.StrategyPerformance;

/**
 * Under which key what we write goes to a topic: of one key, a compacted topic keeps the newest.
 */
public final class MessageKeys {

  private MessageKeys() {}

  /**
   * The exposure's id; under another credit than the full one, that and {@code #} with the credit,
   * such as {@code exp_1#last}, so that one credit's reward does not replace the other's.
   * Corrections replace what they correct.
   */
  public static String of(Reward reward) {
    String id = reward.exposure().exposureId();
    return reward.attribution() == CreditPolicy.FULL
        ? id
        : id + "#" + reward.attribution().wireName();
  }

  /** Where it came from: {@code kafka:events/0@17}. */
  public static String of(Rejection rejection) {
    RawRecord raw = rejection.raw();
    return raw.origin() + "@" + raw.offset();
  }

  /** Whose it is and which: {@code usr_1/evt_1}. */
  public static String of(LateFact late) {
    return late.person() + "/" + late.fact().id();
  }

  /** Who asks and which prediction: {@code usr_1/pred_1}. Corrections replace what they correct. */
  public static String of(PredictionOutcome outcome) {
    return outcome.prediction().fromUserId() + "/" + outcome.prediction().predictionId();
  }

  /** Strategy and day: {@code 2/2024-01-15}. Of one, the greatest revision holds. */
  public static String of(StrategyPerformance performance) {
    return performance.strategyId() + "/" + IsoTime.formatDay(performance.day());
  }

  /** Model, version and day, or the first of several: {@code predictor/v2.1/2024-01-15}. */
  public static String of(ModelPerformance performance) {
    return performance.modelName()
        + "/"
        + performance.modelVersion()
        + "/"
        + IsoTime.formatDay(performance.day());
  }
}
