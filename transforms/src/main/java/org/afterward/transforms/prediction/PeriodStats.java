package org.afterward.transforms.prediction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.PredictionOutcome;

/** The {@link ClassifierStats} of one model version, and from which day to which they go. */
final class PeriodStats {

  private final ScoreRule rule;
  private ClassifierStats stats;
  private long firstDay = Long.MAX_VALUE;
  private long lastDay = Long.MIN_VALUE;

  private PeriodStats(ScoreRule rule) {
    this.rule = rule;
    this.stats = ClassifierStats.at(rule.threshold());
  }

  /** Of nothing yet. */
  static PeriodStats by(ScoreRule rule) {
    return new PeriodStats(rule);
  }

  void add(PredictionOutcome outcome) {
    long day = rule.dayOf(outcome.prediction().madeAt());
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
    stats.add(outcome);
  }

  void addAll(PeriodStats other) {
    firstDay = Math.min(firstDay, other.firstDay);
    lastDay = Math.max(lastDay, other.lastDay);
    stats.addAll(other.stats);
  }

  /** How this model did; of one outcome or more. */
  ModelPerformance performance(String modelName, String modelVersion) {
    int days = Math.toIntExact(lastDay - firstDay + 1);
    return new ModelPerformance(firstDay, days, modelName, modelVersion, stats.measured(), 0);
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(firstDay);
    out.writeLong(lastDay);
    stats.writeTo(out);
  }

  static PeriodStats readFrom(DataInputStream in, ScoreRule rule) throws IOException {
    PeriodStats read = new PeriodStats(rule);
    read.firstDay = in.readLong();
    read.lastDay = in.readLong();
    read.stats = ClassifierStats.readFrom(in);
    return read;
  }
}
