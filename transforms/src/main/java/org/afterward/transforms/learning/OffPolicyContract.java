package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.LoggedChoiceJson;
import org.afterward.coders.ParsedChoice;

/**
 * Which logged choices a policy can be judged by. One without a propensity may be, and is counted.
 */
public final class OffPolicyContract {

  /** What is less likely than this was never done, and its weight could not be reckoned with. */
  private static final double LEAST_PROPENSITY = 1e-15;

  /** No reward is so large, and the squares of weighted ones must be doubles. */
  private static final double LARGEST_REWARD = 1e15;

  private OffPolicyContract() {}

  /** Every rule that a choice breaks; beside one that was misread, its absence is not named too. */
  public static List<BrokenRule> brokenBy(ParsedChoice parsed) {
    List<BrokenRule> broken = new ArrayList<>(parsed.misread());
    broken.addAll(
        brokenBy(parsed.choice()).stream()
            .filter(
                rule -> broken.stream().noneMatch(misread -> misread.field().equals(rule.field())))
            .toList());
    return broken;
  }

  private static List<BrokenRule> brokenBy(LoggedChoice choice) {
    List<BrokenRule> broken = new ArrayList<>();
    checkReward(LoggedChoiceJson.REWARD, choice.reward(), true, broken);
    if (choice.hasPropensity()
        && !(choice.propensity() >= LEAST_PROPENSITY && choice.propensity() <= 1)) {
      broken.add(
          new BrokenRule(
              "propensity_out_of_range",
              LoggedChoiceJson.PROPENSITY,
              choice.propensity() + " is not within 1e-15..1"));
    }
    checkProbability(LoggedChoiceJson.TARGET_PROBABILITY, choice.targetProbability(), true, broken);
    checkReward(LoggedChoiceJson.Q_ACTION, choice.qAction(), false, broken);
    checkReward(LoggedChoiceJson.V_TARGET, choice.vTarget(), false, broken);
    checkProbability(
        LoggedChoiceJson.BASELINE_PROBABILITY, choice.baselineProbability(), false, broken);
    checkReward(LoggedChoiceJson.V_BASELINE, choice.vBaseline(), false, broken);
    return broken;
  }

  private static void checkProbability(
      String field, double probability, boolean required, List<BrokenRule> broken) {
    if (Double.isNaN(probability)) {
      if (required) {
        broken.add(missing(field));
      }
    } else if (!(probability >= 0 && probability <= 1)) {
      broken.add(
          new BrokenRule(field + "_out_of_range", field, probability + " is not within 0..1"));
    }
  }

  private static void checkReward(
      String field, double reward, boolean required, List<BrokenRule> broken) {
    if (Double.isNaN(reward)) {
      if (required) {
        broken.add(missing(field));
      }
    } else if (Math.abs(reward) > LARGEST_REWARD) {
      broken.add(
          new BrokenRule(field + "_out_of_range", field, reward + " is not within -1e15..1e15"));
    }
  }

  private static BrokenRule missing(String field) {
    return new BrokenRule(field + "_missing", field, field + " is missing");
  }

  /**
   * Lets only a choice pass that breaks no rule.
   *
   * @throws IllegalArgumentException with the rules
   */
  static void require(LoggedChoice choice) {
    List<BrokenRule> broken = brokenBy(choice);
    if (!broken.isEmpty()) {
      throw new IllegalArgumentException("No policy can be judged by " + choice + ": " + broken);
    }
  }
}
