package org.afterward.pipelines.rewards;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.Locale;
import org.afterward.pipelines.commandline.Figures;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.rewards.RewardsSummary.BrokenRuleCount;
import org.afterward.pipelines.rewards.RewardsSummary.StrategyRewards;

/** A summary as a person reads it at the end of a run. */
final class SummaryTable {

  private SummaryTable() {}

  static String text(RewardsSummary summary) {
    StringBuilder text = new StringBuilder();
    text.append(outcomes(summary));
    if (!summary.brokenRules().isEmpty()) {
      text.append('\n').append(brokenRules(summary));
    }
    if (!summary.strategies().isEmpty()) {
      text.append('\n').append(strategies(summary));
    }
    return text.toString();
  }

  private static TextTable outcomes(RewardsSummary summary) {
    return TextTable.of(Side.LEFT, Side.RIGHT)
        .row("records read", Figures.count(summary.read()))
        .row("rewards", Figures.count(summary.rewards()))
        .row("implausible", Figures.count(summary.implausible()))
        .row("pending", Figures.count(summary.pending()))
        .row("rejected", Figures.count(summary.rejected()));
  }

  /** The most frequent first. A record can break several rules. */
  private static TextTable brokenRules(RewardsSummary summary) {
    TextTable table =
        TextTable.of(Side.LEFT, Side.RIGHT, Side.LEFT).row("broken rule", "records", "for example");
    summary.brokenRules().stream()
        .sorted(
            comparingLong(BrokenRuleCount::records)
                .reversed()
                .thenComparing(comparing(BrokenRuleCount::rule)))
        .forEach(
            broken -> table.row(broken.rule(), Figures.count(broken.records()), broken.example()));
    return table;
  }

  private static TextTable strategies(RewardsSummary summary) {
    TextTable table =
        TextTable.of(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
            .row("strategy", "rewards", "mean", "spread");
    summary.strategies().stream()
        .sorted(comparingInt(StrategyRewards::strategyId))
        .forEach(
            strategy ->
                table.row(
                    Integer.toString(strategy.strategyId()),
                    Figures.count(strategy.rewards()),
                    decimal(strategy.mean()),
                    decimal(strategy.spread())));
    return table;
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }
}
