package org.afterward.pipelines.rollup;

import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.commandline.ZoneOption;
import org.afterward.pipelines.sources.Contracts;
import org.afterward.pipelines.sources.CreditOption;
import org.afterward.pipelines.sources.Lateness;
import org.afterward.pipelines.sources.LayoutOption;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.strategy.RollUpStrategies;

/**
 * By what a run rolls strategies up.
 *
 * @param contract which exposures are taken, out of topics
 * @param rolling without what is pending
 * @param horizonMs how long after an exposure its reward is due
 */
record RollUpTerms(EventContract contract, RollUpStrategies rolling, long horizonMs) {

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  static RollUpTerms of(RollUpOptions options) {
    return new RollUpTerms(
        Contracts.of(options),
        RollUpStrategies.daily()
            .inZone(ZoneOption.parse("--zone", options.getZone()))
            .withCredit(CreditOption.one(options.getCredit()))
            .withLayouts(LayoutOption.read(options.getLayout()))
            .withNames(StrategyNames.parse(options.getStrategyNames()))
            .withPatience(Lateness.of(options)),
        horizonMs(options.getHorizon()));
  }

  private static long horizonMs(String horizon) {
    long parsed = DurationOption.parse("--horizon", horizon).getMillis();
    if (parsed == 0 || parsed > RollUpStrategies.LONGEST_HORIZON.toMillis()) {
      throw new UserMistake(
          "--horizon="
              + horizon
              + " is no horizon of rewards; right would be P7D, or at most P"
              + RollUpStrategies.LONGEST_HORIZON.toDays()
              + "D");
    }
    return parsed;
  }
}
