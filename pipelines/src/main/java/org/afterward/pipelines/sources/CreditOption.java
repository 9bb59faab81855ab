package org.afterward.pipelines.sources;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.afterward.coders.CreditPolicy;
import org.afterward.pipelines.commandline.UserMistake;

/** What {@code --credit} names: a credit policy, or several with commas between them. */
public final class CreditOption {

  private CreditOption() {}

  /**
   * The one policy of that name.
   *
   * @throws UserMistake if there is none
   */
  public static CreditPolicy one(String value) {
    CreditPolicy policy = CreditPolicy.named(value);
    if (policy == null) {
      throw new UserMistake(
          "--credit=" + value + " is no credit policy; right would be one of " + names());
    }
    return policy;
  }

  /**
   * The policies that it names, at least one, each once, in the order of their codes.
   *
   * @throws UserMistake if one of them is none
   */
  public static List<CreditPolicy> several(String value) {
    return CreditPolicy.inOrder(
        Arrays.stream(value.split(",", -1)).map(name -> named(name.strip(), value)).toList());
  }

  private static CreditPolicy named(String name, String value) {
    CreditPolicy policy = CreditPolicy.named(name);
    if (policy == null) {
      throw new UserMistake(
          "--credit="
              + value
              + ": \""
              + name
              + "\" is no credit policy; right would be one or more of "
              + names());
    }
    return policy;
  }

  private static String names() {
    return Arrays.stream(CreditPolicy.values())
        .map(CreditPolicy::wireName)
        .collect(Collectors.joining(","));
  }
}
