package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    String until = options.getCompleteUntil();
    return new RewardRule(
        contract,
        policy,
        until == null ? null : Instant.ofEpochMilli(TimeOption.parse("--completeUntil", until)));
  }

  private static RewardPolicy policy(RewardRuleOptions options) {
    String file = options.getPolicy();
    if (file == null) {
      return RewardPolicy.standard();
    }
    try {
      return RewardPolicyFile.read(file, Files.readAllBytes(Path.of(file)));
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--policy: " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new UserMistake("--policy=" + file + " is not there");
    } catch (IOException e) {
      throw new UserMistake("--policy=" + file + " cannot be read: " + e.getMessage());
    }
  }
}
