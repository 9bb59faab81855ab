package org.afterward.pipelines.rewards;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.afterward.coders.CreditPolicy;
import org.afterward.pipelines.commandline.UserMistake;

/** The value of {@code --credit}: names of credit policies, with commas between them. */
final class CreditOption {

  private CreditOption() {}

  /** The policies that it names, each once, in the order of their codes. */
  static List<CreditPolicy> parse(String value) {
    return CreditPolicy.inOrder(
        Arrays.stream(value.split(",", -1)).map(name -> named(name, value)).toList());
  }

  private static CreditPolicy named(String name, String value) {
    CreditPolicy policy = CreditPolicy.named(name.strip());
    if (policy == null) {
      throw new UserMistake(
          "--credit="
              + value
              + ": \""
              + name.strip()
              + "\" is no credit policy; right would be one or more of "
              + Arrays.stream(CreditPolicy.values())
                  .map(CreditPolicy::wireName)
                  .collect(Collectors.joining(",")));
    }
    return policy;
  }
}
