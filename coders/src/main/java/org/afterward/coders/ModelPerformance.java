package org.afterward.coders;

import java.util.List;

/**
 * How good the predictions of one model version were that it made on one day, or in a run of days
 * (MODEL_PERFORMANCE). Restated on a stream as outcomes are corrected: of a model, version and day,
 * the greatest revision holds.
 *
 * <p>A number that nothing is known of is {@code NaN}, as the precision of a model is that never
 * predicted an acceptance.
 *
 * @param day the day of the predictions, or the first, in days since 1970-01-01
 * @param days how many days it is about; usually 1
 * @param revision 0, then 1, 2, ... as it is restated
 */
public record ModelPerformance(
    long day, int days, String modelName, String modelVersion, Stats stats, int revision) {

  /** The same statement as a later one about the same. */
  public ModelPerformance revised(int newRevision) {
    return new ModelPerformance(day, days, modelName, modelVersion, stats, newRevision);
  }

  /**
   * What came of the predictions.
   *
   * @param totalPredictions how many have an outcome. Those without a probability are among them,
   *     and in none of the measures but that of time
   * @param withinTolerance the share of them whose probability was near enough to the outcome
   */
  public record Stats(
      long totalPredictions,
      AtThreshold atThreshold,
      Probabilities probabilities,
      double withinTolerance,
      InferenceTime inferenceTime) {}

  /**
   * The model as one that says yes or no: yes from a probability on.
   *
   * @param threshold from this probability on it says yes
   * @param accuracy the share of predictions that were right
   * @param precision the share of acceptances among those it said yes to
   * @param recall the share of those it said yes to among the acceptances
   * @param f1 the harmonic mean of both; 0 where it said yes and was never right, or missed all
   */
  public record AtThreshold(
      double threshold,
      long truePositives,
      long falsePositives,
      long falseNegatives,
      long trueNegatives,
      double accuracy,
      double precision,
      double recall,
      double f1) {}

  /**
   * The model as one that says how probable an acceptance is.
   *
   * @param auc how often, of a request that was accepted and one that was not, the former had the
   *     greater probability; equal ones count half
   * @param aucErrorAtMost how far that can be from the exact one: 0 but where very many different
   *     probabilities were said
   * @param logLoss the mean of -ln of the probability of what came
   * @param brierScore the mean of the squared distance between probability and outcome
   * @param calibration ten bins of probabilities; none where nothing is known
   */
  public record Probabilities(
      double auc,
      double aucErrorAtMost,
      double logLoss,
      double brierScore,
      List<CalibrationBin> calibration) {

    public Probabilities {
      calibration = List.copyOf(calibration);
    }
  }

  /**
   * The predictions with about the same probability: what was said of them, and what came. A
   * calibrated model has both alike.
   *
   * @param from the least probability in it; the next bin begins with its end
   */
  public record CalibrationBin(
      double from, double to, long predictions, double meanProbability, double acceptedShare) {}

  /**
   * How long the model took, in milliseconds, of the predictions that say so.
   *
   * @param p95Ms the least time within which at least 95 % of them were done
   * @param p95RelativeErrorAtMost how far that can be from the exact one, as a share of it: 0 but
   *     where very many different times were taken
   */
  public record InferenceTime(double avgMs, double p95Ms, double p95RelativeErrorAtMost) {}
}
