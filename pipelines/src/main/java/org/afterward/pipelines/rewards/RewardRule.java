package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.FileOption;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.sources.Contracts;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardPolicyFile;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a command makes rewards of events, as its options say.
 *
 * @param contract which events are taken
 * @param policy what they are worth
 * @param completeUntil up to when all events are there, or null for the latest event's time
 */
public record RewardRule(
    EventContract contract, RewardPolicy policy, @Nullable Instant completeUntil) {

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  public static RewardRule of(RewardRuleOptions options) {
    RewardPolicy policy = policy(options);
    EventContract contract = Contracts.of(options);
    return new RewardRule(
        contract, policy, TimeOption.parseIfGiven("--completeUntil", options.getCompleteUntil()));
  }

  private static RewardPolicy policy(RewardRuleOptions options) {
    String file = options.getPolicy();
    if (file == null) {
      return RewardPolicy.standard();
    }
    return FileOption.read("--policy", file, RewardPolicyFile::read);
  }
}
