package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.FileOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardPolicyFile;
import org.jspecify.annotations.Nullable;

/** Under which reward policy rewards are asked for. */
public final class RewardPolicyOption {

  private RewardPolicyOption() {}

  /**
   * By what name rewards call the policy of {@code --policy}: a file, that name itself, or the
   * standard one where it is left out.
   *
   * @throws UserMistake if the file cannot be read, or what is wrong with it
   */
  public static String reference(@Nullable String policy) {
    if (policy == null) {
      return RewardPolicy.standard().reference();
    }
    if (policy.indexOf('@') > 0) {
      return policy;
    }
    return FileOption.read("--policy", policy, RewardPolicyFile::read).reference();
  }
}
