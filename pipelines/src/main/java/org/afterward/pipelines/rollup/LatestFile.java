package org.afterward.pipelines.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformanceJson;
import org.afterward.pipelines.files.LinesFile;
import org.afterward.pipelines.files.WriteTogether;

/**
 * How each strategy did on its last day, as JSON lines in the output folder, so that the command
 * line can tell it wherever the run was.
 */
final class LatestFile {

  static final String NAME = "strategies.jsonl";

  private LatestFile() {}

  static WriteTogether<StrategyPerformance> into(String folder) {
    return WriteTogether.into(
        folder,
        (into, rows) ->
            LinesFile.write(
                into, NAME, latest(rows).stream().map(StrategyPerformanceJson::write).toList()));
  }

  static List<StrategyPerformance> read(String folder) {
    try {
      return LinesFile.read(folder, NAME).stream().map(StrategyPerformanceJson::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + "/" + NAME + " cannot be read", e);
    }
  }

  /** Of each strategy the row of its last day, by strategy. */
  private static List<StrategyPerformance> latest(List<StrategyPerformance> rows) {
    TreeMap<Integer, StrategyPerformance> latest = new TreeMap<>();
    for (StrategyPerformance row : rows) {
      latest.merge(row.strategyId(), row, (one, other) -> one.day() > other.day() ? one : other);
    }
    return List.copyOf(latest.values());
  }
}
