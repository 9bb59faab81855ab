package org.afterward.pipelines.rollup;

import static org.afterward.pipelines.commandline.TextTable.Side.LEFT;
import static org.afterward.pipelines.commandline.TextTable.Side.RIGHT;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformance.Cumulative;
import org.afterward.pipelines.commandline.TextTable;

/** How strategies did, for a person at the end of a run; a number that is not known is a dash. */
final class StrategiesTable {

  private StrategiesTable() {}

  static String text(List<StrategyPerformance> latest) {
    TextTable table =
        TextTable.of(RIGHT, LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT, LEFT)
            .row(
                "strategy",
                "name",
                "up to",
                "exposures",
                "pending that day",
                "mean 30 d",
                "mean 90 d",
                "success",
                "ARPU 30 d",
                "reward 7 d",
                "usage 7 d");
    for (StrategyPerformance row : latest) {
      Cumulative cumulative = row.cumulative();
      table.row(
          Integer.toString(row.strategyId()),
          row.strategyName().isEmpty() ? "-" : row.strategyName(),
          LocalDate.ofEpochDay(row.day()).toString(),
          count(cumulative.totalSelections()),
          count(row.completeness().pending()),
          decimal(cumulative.avgReward30d(), "%.2f"),
          decimal(cumulative.avgReward90d(), "%.2f"),
          decimal(cumulative.successRate(), "%.3f"),
          decimal(cumulative.arpuContribution(), "%.2f"),
          row.trends().reward7d().wireName(),
          row.trends().usage7d().wireName());
    }
    return table.toString();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String decimal(double number, String format) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, format, number);
  }
}
