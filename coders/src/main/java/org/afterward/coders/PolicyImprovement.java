package org.afterward.coders;

/**
 * By how much a policy is worth more than another one by the same choices, as a mean reward of a
 * choice; less than 0 where it is worth less. Both are estimated of the same evidence, so this is
 * known better, or worse, than the two apart. What cannot be said is {@code NaN}.
 *
 * @param stdError its standard error, in which all choices of a user count as one piece of evidence
 * @param low where the normal interval begins
 * @param high where it ends
 * @param bootstrapLow where the bootstrap's percentile interval begins
 * @param bootstrapHigh where it ends
 */
public record PolicyImprovement(
    double value,
    double stdError,
    double low,
    double high,
    double bootstrapLow,
    double bootstrapHigh) {

  /** Where there is nothing to compare with. */
  public static final PolicyImprovement NONE =
      new PolicyImprovement(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Whether there is something to compare with. */
  public boolean isKnown() {
    return !Double.isNaN(value);
  }
}
