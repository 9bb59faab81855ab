package org.afterward.pipelines.sources;

import org.afterward.coders.CreditPolicy;
import org.afterward.pipelines.commandline.FileOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardPolicyFile;
import org.jspecify.annotations.Nullable;

/** Which of the rewards that files hold somebody asks for: those of a policy, by a credit. */
public final class RewardsOption {

  private RewardsOption() {}

  /**
   * The way to give credit that {@code --credit} names.
   *
   * @throws UserMistake if it names none
   */
  public static CreditPolicy credit(String name) {
    CreditPolicy credit = CreditPolicy.named(name);
    if (credit == null) {
      throw new UserMistake(
          "--credit=" + name + " is none; right would be full, last, first, linear or linked");
    }
    return credit;
  }

  /**
   * By what name rewards call the policy of {@code --policy}: a file, that name itself, or the
   * standard one where it is left out.
   *
   * @throws UserMistake if the file cannot be read, or what is wrong with it
   */
  public static String policy(@Nullable String policy) {
    if (policy == null) {
      return RewardPolicy.standard().reference();
    }
    if (policy.indexOf('@') > 0) {
      return policy;
    }
    return FileOption.read("--policy", policy, RewardPolicyFile::read).reference();
  }
}
