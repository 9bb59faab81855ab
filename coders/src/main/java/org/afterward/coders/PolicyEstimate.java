package org.afterward.coders;

/**
 * What a policy is worth by one estimator, as a mean reward of a choice. What cannot be said is
 * {@code NaN}.
 *
 * @param estimator its name, such as {@code snipw}
 * @param stdError its standard error, in which all choices of a user count as one piece of evidence
 * @param stdErrorIid the same as if all choices were independent: what is usually, and too boldly,
 *     said
 * @param low where the normal interval begins
 * @param high where it ends
 * @param bootstrapLow where the bootstrap's percentile interval begins
 * @param bootstrapHigh where it ends
 * @param overLogged by how much it is more than what the choices themselves were worth
 * @param overBaseline by how much it is more than what a baseline is worth by the same estimator
 */
public record PolicyEstimate(
    String estimator,
    double value,
    double stdError,
    double stdErrorIid,
    double low,
    double high,
    double bootstrapLow,
    double bootstrapHigh,
    PolicyImprovement overLogged,
    PolicyImprovement overBaseline) {

  /** Of an estimator that has nothing to say. */
  public static PolicyEstimate none(String estimator) {
    double none = Double.NaN;
    return new PolicyEstimate(
        estimator,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        PolicyImprovement.NONE,
        PolicyImprovement.NONE);
  }

  /** How much larger the error is since users make several choices; {@code NaN} if unknown. */
  public double stdErrorRatio() {
    return stdErrorIid > 0 ? stdError / stdErrorIid : Double.NaN;
  }
}
