package org.afterward.pipelines.rewards;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.SpendTotals;
import org.afterward.pipelines.progress.Progress;
import org.afterward.pipelines.rewards.RewardsSummary.BrokenRuleCount;
import org.afterward.pipelines.rewards.RewardsSummary.StrategyRewards;

/** What is tallied in a run, and under which name. */
final class Tallies {

  static final String READ = "read";
  static final String REWARDS = "rewards";
  static final String IMPLAUSIBLE = "implausible";
  static final String PENDING = "pending";
  static final String REJECTED = "rejected";

  /** Followed by the strategy's id: its plausible rewards, worth their micro-units. */
  static final String STRATEGY = "strategy:";

  /** Followed by the rule's name: the records that broke it. */
  static final String RULE = "rule:";

  private static final double MICROS = SpendTotals.MICROS;

  private Tallies() {}

  /** What the sums of a run's tallies say. */
  static RewardsSummary summary(Map<String, Tally> sums) {
    List<BrokenRuleCount> rules = new ArrayList<>();
    List<StrategyRewards> strategies = new ArrayList<>();
    sums.forEach(
        (name, tally) -> {
          if (name.startsWith(RULE)) {
            String rule = name.substring(RULE.length());
            rules.add(new BrokenRuleCount(rule, tally.count(), tally.example()));
          } else if (name.startsWith(STRATEGY)) {
            int strategy = Integer.parseInt(name.substring(STRATEGY.length()));
            strategies.add(
                new StrategyRewards(
                    strategy, tally.count(), tally.mean() / MICROS, tally.spread() / MICROS));
          }
        });
    return new RewardsSummary(
        sums.getOrDefault(READ, Tally.NONE).count(),
        sums.getOrDefault(REWARDS, Tally.NONE).count(),
        sums.getOrDefault(IMPLAUSIBLE, Tally.NONE).count(),
        sums.getOrDefault(PENDING, Tally.NONE).count(),
        sums.getOrDefault(REJECTED, Tally.NONE).count(),
        rules,
        strategies);
  }

  static void read(Long records, BiConsumer<String, Tally> tallies) {
    tallies.accept(READ, Tally.of(records));
  }

  /** Of several rewards of one exposure, its strategy is tallied by those of one credit policy. */
  static void reward(Reward reward, CreditPolicy summarized, BiConsumer<String, Tally> tallies) {
    Progress.REWARDS.add(1);
    tallies.accept(REWARDS, Tally.of(1));
    if (reward.attribution() == summarized) {
      tallies.accept(
          STRATEGY + reward.exposure().strategyId(), Tally.ofValue(reward.totalMicros()));
    }
  }

  static void implausible(ImplausibleReward reward, BiConsumer<String, Tally> tallies) {
    tallies.accept(IMPLAUSIBLE, Tally.of(1));
  }

  static void pending(Pending<OpenExposure> pending, BiConsumer<String, Tally> tallies) {
    tallies.accept(PENDING, Tally.of(1));
  }

  static void rejection(Rejection rejection, BiConsumer<String, Tally> tallies) {
    tallies.accept(REJECTED, Tally.of(1));
    Set<String> seen = new HashSet<>();
    for (BrokenRule rule : rejection.broken()) {
      // A rule that one record breaks five times is broken by one record.
      if (seen.add(rule.rule())) {
        tallies.accept(RULE + rule.rule(), Tally.ofExample(example(rejection, rule)));
      }
    }
  }

  private static String example(Rejection rejection, BrokenRule rule) {
    String what = rule.field().isEmpty() ? rule.problem() : rule.field() + ": " + rule.problem();
    return what + " (" + fileAndFolder(rejection) + " at " + rejection.raw().offset() + ")";
  }

  /** The whole path would push everything else off the screen; the rejection itself has it. */
  private static String fileAndFolder(Rejection rejection) {
    String origin = rejection.raw().origin();
    int file = origin.lastIndexOf('/');
    return origin.substring(origin.lastIndexOf('/', file - 1) + 1);
  }
}
