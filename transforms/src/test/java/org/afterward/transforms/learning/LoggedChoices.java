package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.afterward.coders.LoggedChoice;

/** Random logs, of which it is known what a policy is really worth. */
final class LoggedChoices {

  /** What the policy in question is worth in the world of {@link #ofAKnownWorld}. */
  static final double TRUTH = 0.2 * 10 + 0.8 * 16;

  private LoggedChoices() {}

  /** Any choices, many of them alike, of some users and of strangers. */
  static List<LoggedChoice> random(Random random, int count, boolean withModel) {
    List<LoggedChoice> choices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int user = random.nextInt(Math.max(2, count / 3));
      choices.add(
          new LoggedChoice(
              random.nextInt(5) == 0 ? random.nextInt(3) : 20 * random.nextGaussian(),
              random.nextInt(12) == 0 ? Double.NaN : 0.02 + 0.98 * random.nextDouble(),
              random.nextInt(4) == 0 ? 0 : random.nextDouble(),
              withModel ? 5 * random.nextGaussian() : Double.NaN,
              withModel ? 5 * random.nextGaussian() : Double.NaN,
              user % 5 == 0 ? "" : "usr_" + user,
              random.nextBoolean() ? "" : "segment " + random.nextInt(3)));
    }
    return choices;
  }

  /** The same, each compared with a baseline. */
  static List<LoggedChoice> withBaseline(Random random, List<LoggedChoice> choices) {
    return choices.stream()
        .map(
            choice ->
                choice.withBaseline(
                    random.nextInt(4) == 0 ? 0 : random.nextDouble(), 5 * random.nextGaussian()))
        .toList();
  }

  /** What a baseline is worth there that takes either action as often as the other. */
  static final double TRUTH_OF_BASELINE = 0.5 * 10 + 0.5 * 16;

  /** What was logged is worth there: the better one was taken with 0.5 or with 0.25. */
  static final double TRUTH_OF_LOGGED = 0.625 * 10 + 0.375 * 16;

  /**
   * Users choose between two actions, worth 10 and 16, by a propensity of 0.5 or 0.75; the policy
   * takes the better one with 0.8. A user's taste is in all of their rewards.
   *
   * @param each how many choices a user makes
   * @param taste the standard deviation of what a user adds to their rewards
   */
  static List<LoggedChoice> ofAKnownWorld(Random random, int users, int each, double taste) {
    List<LoggedChoice> choices = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      double own = taste * random.nextGaussian();
      for (int i = 0; i < each; i++) {
        double likely = random.nextBoolean() ? 0.5 : 0.75;
        boolean better = random.nextDouble() >= likely;
        double reward = (better ? 16 : 10) + own + 3 * random.nextGaussian();
        choices.add(
            new LoggedChoice(
                reward,
                better ? 1 - likely : likely,
                better ? 0.8 : 0.2,
                better ? 15 : 11,
                0.2 * 11 + 0.8 * 15,
                "usr_" + user,
                "",
                0.5,
                0.5 * 11 + 0.5 * 15));
      }
    }
    return choices;
  }
}
