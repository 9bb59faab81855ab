package org.afterward.coders;

/**
 * One condition on which a policy may be used, and what was found.
 *
 * @param check its name, such as {@code ess}
 * @param measured what was found, or {@code NaN} where there is nothing to measure
 * @param least what is right at least; minus infinity where there is no such bound
 * @param most what is right at most; infinity where there is no such bound
 */
public record GateCheck(String check, double measured, double least, double most) {

  public boolean passed() {
    return measured >= least && measured <= most;
  }

  /** By how much it is out of bounds: 0 if it is not, {@code NaN} if nothing was measured. */
  public double by() {
    return Math.max(0, Math.max(least - measured, measured - most));
  }
}
