package org.afterward.pipelines.delays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.DelayCurveJson;
import org.afterward.coders.DelayPoint;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.ProjectedMeanJson;
import org.afterward.coders.StrategyOutlook;
import org.afterward.coders.StrategyOutlookJson;
import org.afterward.pipelines.files.LinesFile;
import org.joda.time.Instant;

/** What a run says of each strategy, as JSON lines in its output folder. */
final class DelayFiles {

  /** A curve a line, of each strategy and component. */
  static final String DELAYS = "delays.jsonl";

  /** An outlook a line, of each strategy. */
  static final String VALUE = "value.jsonl";

  /** The means of each strategy. */
  static final String MEANS = "means.jsonl";

  /** Up to when the input is complete, where nobody said it. */
  static final String UNTIL = "complete-until.txt";

  private DelayFiles() {}

  static void writeDelays(String folder, List<DelayPoint> points) throws IOException {
    Map<String, List<DelayPoint>> curves = new TreeMap<>();
    points.stream()
        .sorted(Comparator.comparingInt(DelayPoint::ageHours))
        .forEach(
            point ->
                curves
                    .computeIfAbsent(
                        "%010d %d".formatted(point.strategyId(), point.component().code()),
                        curve -> new ArrayList<>())
                    .add(point));
    LinesFile.write(folder, DELAYS, curves.values().stream().map(DelayCurveJson::write).toList());
  }

  static List<List<DelayPoint>> readDelays(String folder) {
    return read(folder, DELAYS).stream().map(DelayCurveJson::read).toList();
  }

  static void writeValue(String folder, List<StrategyOutlook> outlooks) throws IOException {
    LinesFile.write(
        folder,
        VALUE,
        outlooks.stream()
            .sorted(Comparator.comparingInt(StrategyOutlook::strategyId))
            .map(StrategyOutlookJson::write)
            .toList());
  }

  static void writeMeans(String folder, List<ProjectedMean> means) throws IOException {
    LinesFile.write(
        folder,
        MEANS,
        means.stream()
            .sorted(Comparator.comparingInt(ProjectedMean::strategyId))
            .map(ProjectedMeanJson::write)
            .toList());
  }

  static List<ProjectedMean> readMeans(String folder) {
    return read(folder, MEANS).stream().map(ProjectedMeanJson::read).toList();
  }

  /** The latest of these times, if there is one. */
  static void writeUntil(String folder, List<Long> latest) throws IOException {
    LinesFile.write(
        folder,
        UNTIL,
        latest.stream().map(time -> java.time.Instant.ofEpochMilli(time).toString()).toList());
  }

  /** Of no event the beginning of time. */
  static Instant readUntil(String folder) {
    return read(folder, UNTIL).stream()
        .map(time -> Instant.ofEpochMilli(java.time.Instant.parse(time).toEpochMilli()))
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static List<String> read(String folder, String name) {
    try {
      return LinesFile.read(folder, name);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + "/" + name + " cannot be read", e);
    }
  }
}
