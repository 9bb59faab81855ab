package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.ContextLayout;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.InputFilesException;
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

  private static final Pattern STRATEGIES = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  public static RewardRule of(RewardRuleOptions options) {
    RewardPolicy policy = policy(options);
    EventContract contract = contract(options);
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

  private static EventContract contract(RewardRuleOptions options) {
    EventContract contract = EventContract.of(ContextLayout.standard());
    Matcher range = STRATEGIES.matcher(options.getStrategies());
    if (range.matches()) {
      int first = Integer.parseInt(range.group(1));
      int last = Integer.parseInt(range.group(2));
      if (first <= last) {
        return contract.withExposures(contract.exposures().withStrategies(first, last));
      }
    }
    throw new UserMistake(
        "--strategies=" + options.getStrategies() + " is no range; right would be 1-15");
  }

  /** The files of events, each once. */
  public static EventFiles files(RewardRuleOptions options) {
    match("--exposures", List.of(options.getExposures()));
    match("--activity", List.of(options.getActivity()));
    return match("--exposures", List.of(options.getExposures(), options.getActivity()));
  }

  private static EventFiles match(String option, List<String> globs) {
    try {
      return EventFiles.match(globs);
    } catch (InputFilesException | IOException e) {
      throw new UserMistake(option + ": " + e.getMessage());
    }
  }
}
