package org.afterward.transforms.prediction;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ModelPerformance.AtThreshold;
import org.afterward.coders.ModelPerformance.CalibrationBin;
import org.afterward.coders.ModelPerformance.InferenceTime;
import org.afterward.coders.ModelPerformance.Probabilities;
import org.afterward.coders.ModelPerformance.Stats;
import org.afterward.coders.PredictionOutcome;

/** The measures as their definitions say them, over and over the whole list. */
final class ReferenceStats {

  private final List<PredictionOutcome> outcomes;
  private final List<PredictionOutcome> scored;

  private ReferenceStats(List<PredictionOutcome> outcomes) {
    this.outcomes = outcomes;
    this.scored = outcomes.stream().filter(outcome -> !Double.isNaN(said(outcome))).toList();
  }

  static Stats of(List<PredictionOutcome> outcomes, double threshold) {
    ReferenceStats reference = new ReferenceStats(outcomes);
    return new Stats(
        outcomes.size(),
        reference.atThreshold(threshold),
        new Probabilities(
            reference.auc(),
            reference.auc() >= 0 ? 0 : Double.NaN,
            reference.logLoss(),
            reference.brierScore(),
            reference.calibration()),
        reference.withinTolerance(),
        reference.inferenceTime());
  }

  private AtThreshold atThreshold(double threshold) {
    long truePositives = count(threshold, true, true);
    long falsePositives = count(threshold, true, false);
    long falseNegatives = count(threshold, false, true);
    long trueNegatives = count(threshold, false, false);
    double precision = truePositives / (double) (truePositives + falsePositives);
    double recall = truePositives / (double) (truePositives + falseNegatives);
    double f1 = 2 * precision * recall / (precision + recall);
    boolean missedAll = truePositives == 0 && falsePositives + falseNegatives > 0;
    return new AtThreshold(
        threshold,
        truePositives,
        falsePositives,
        falseNegatives,
        trueNegatives,
        (truePositives + trueNegatives) / (double) scored.size(),
        precision,
        recall,
        missedAll ? 0 : f1);
  }

  private long count(double threshold, boolean saidYes, boolean accepted) {
    return scored.stream()
        .filter(o -> (said(o) >= threshold) == saidYes && isAccepted(o) == accepted)
        .count();
  }

  private double auc() {
    double wins = 0;
    double pairs = 0;
    for (PredictionOutcome one : scored) {
      for (PredictionOutcome other : scored) {
        if (isAccepted(one) && !isAccepted(other)) {
          pairs++;
          wins += said(one) > said(other) ? 1 : said(one) == said(other) ? 0.5 : 0;
        }
      }
    }
    return wins / pairs;
  }

  private double logLoss() {
    return mean(
        scored.stream()
            .mapToDouble(
                o -> {
                  double clipped = Math.min(Math.max(said(o), 1e-15), 1 - 1e-15);
                  return isAccepted(o) ? -Math.log(clipped) : -Math.log(1 - clipped);
                })
            .toArray());
  }

  private double brierScore() {
    return mean(
        scored.stream().mapToDouble(o -> Math.pow(said(o) - o.answer().outcome(), 2)).toArray());
  }

  private List<CalibrationBin> calibration() {
    List<CalibrationBin> bins = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double from = i / 10.0;
      double to = (i + 1) / 10.0;
      List<PredictionOutcome> inside =
          scored.stream()
              .filter(o -> said(o) >= from && (said(o) < to || (to == 1 && said(o) == 1)))
              .toList();
      bins.add(
          new CalibrationBin(
              from,
              to,
              inside.size(),
              mean(inside.stream().mapToDouble(ReferenceStats::said).toArray()),
              mean(inside.stream().mapToDouble(o -> isAccepted(o) ? 1 : 0).toArray())));
    }
    return bins;
  }

  private double withinTolerance() {
    return mean(
        scored.stream().mapToDouble(o -> Boolean.TRUE.equals(o.correct()) ? 1 : 0).toArray());
  }

  private InferenceTime inferenceTime() {
    double[] times =
        outcomes.stream()
            .mapToDouble(o -> o.prediction().inferenceTimeMs())
            .filter(time -> !Double.isNaN(time))
            .sorted()
            .toArray();
    if (times.length == 0) {
      return new InferenceTime(Double.NaN, Double.NaN, Double.NaN);
    }
    double p95 = times[(int) Math.ceil(times.length * 95 / 100.0) - 1];
    return new InferenceTime(mean(times), p95, 0);
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private static double said(PredictionOutcome outcome) {
    return outcome.prediction().willAcceptProbability();
  }

  private static boolean isAccepted(PredictionOutcome outcome) {
    return outcome.answer().outcome() == 1;
  }
}
