package org.afterward.pipelines.rollup;

import static org.afterward.pipelines.commandline.TextTable.Side.LEFT;
import static org.afterward.pipelines.commandline.TextTable.Side.RIGHT;

import java.time.LocalDate;
import java.util.List;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformance.Cumulative;
import org.afterward.pipelines.commandline.Figures;
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
          Figures.count(cumulative.totalSelections()),
          Figures.count(row.completeness().pending()),
          Figures.decimal("%.2f", cumulative.avgReward30d()),
          Figures.decimal("%.2f", cumulative.avgReward90d()),
          Figures.decimal("%.3f", cumulative.successRate()),
          Figures.decimal("%.2f", cumulative.arpuContribution()),
          row.trends().reward7d().wireName(),
          row.trends().usage7d().wireName());
    }
    return table.toString();
  }
}
