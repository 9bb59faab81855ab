package org.afterward.pipelines.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.StrategyModel.Source;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.policies.AskedPolicy;
import org.afterward.pipelines.policies.AskedPolicy.Baseline;
import org.afterward.pipelines.sources.CreditOption;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.RewardPolicyOption;
import org.afterward.transforms.learning.ContextSplit;
import org.afterward.transforms.learning.RewardedChoices;
import org.afterward.transforms.learning.TrainingTerms;
import org.jspecify.annotations.Nullable;

/**
 * What the options say of rewards that a policy is judged by.
 *
 * @param learnedFrom the times of the rewards that models were learned from
 * @param policy the name of the policy
 * @param baseline the name of what it is compared with; empty for nothing but what was logged
 */
record JudgedRewards(
    String glob,
    RewardedChoices choices,
    List<TimeSpan> learnedFrom,
    String policy,
    String baseline) {

  /**
   * Reads them.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  static JudgedRewards of(String glob, EvaluateOptions options) {
    EventSources.requireFiles("--rewards", glob);
    AskedPolicy asked = AskedPolicy.of(options, 0);
    asked.requireLayout();
    StrategyModels models = asked.models();
    Source source = models == null ? null : models.manifest().source();
    Baseline baseline = asked.against(options.getAgainst());
    RewardedChoices choices =
        RewardedChoices.of(terms(options, asked, source), asked.policy())
            .comparedWith(baseline == null ? null : baseline.policy())
            .splitBy(split(options.getSegment(), asked));
    return new JudgedRewards(
        glob,
        choices,
        learnedFrom(models, baseline == null ? null : baseline.models()),
        asked.policy().name(),
        baseline == null ? "" : baseline.policy().name());
  }

  private static List<TimeSpan> learnedFrom(@Nullable StrategyModels... models) {
    List<TimeSpan> times = new ArrayList<>();
    for (StrategyModels each : models) {
      if (each != null) {
        Source source = each.manifest().source();
        times.add(new TimeSpan(source.from(), source.until()));
      }
    }
    return times;
  }

  ReadRewardedChoices reading() {
    return ReadRewardedChoices.of(List.of(glob), choices, learnedFrom);
  }

  private static TrainingTerms terms(
      EvaluateOptions options, AskedPolicy asked, @Nullable Source source) {
    String from = options.getFrom();
    String until = options.getUntil();
    long begin = from == null ? Long.MIN_VALUE : TimeOption.parse("--from", from);
    long end = until == null ? Long.MAX_VALUE : TimeOption.parse("--until", until);
    if (begin >= end) {
      throw new UserMistake(
          "--until=" + until + " is not after --from=" + from + "; right would be a later time");
    }
    String credit = options.getCredit();
    String policy = options.getPolicy();
    return TrainingTerms.of(
        asked.layout(),
        policy == null && source != null ? source.policy() : RewardPolicyOption.reference(policy),
        credit == null
            ? source == null ? CreditPolicy.FULL : source.attribution()
            : CreditOption.one(credit),
        begin,
        end);
  }

  private static ContextSplit split(@Nullable String segment, AskedPolicy asked) {
    if (segment == null) {
      return ContextSplit.none();
    }
    int colon = segment.indexOf(':');
    try {
      return colon < 0
          ? ContextSplit.at(asked.layout(), segment, ContextSplit.TRUE_FROM)
          : ContextSplit.at(
              asked.layout(),
              segment.substring(0, colon),
              Double.parseDouble(segment.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new UserMistake(
          "--segment=" + segment + " has no number; right would be as in days_since_join:30");
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--segment: " + e.getMessage());
    }
  }
}
