package org.afterward.transforms.context;

import java.io.Serializable;

/**
 * By how much a served value may differ from the recomputed one without being another: {@code
 * absolute + relative * the larger of the two, without signs}.
 */
public record SkewTolerance(double absolute, double relative) implements Serializable {

  /** What rounding on the way explains: a millionth, of the value or of one. */
  public static final SkewTolerance STANDARD = new SkewTolerance(1e-6, 1e-6);

  public SkewTolerance {
    check("absolute", absolute);
    check("relative", relative);
  }

  private static void check(String setting, double tolerance) {
    if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new IllegalArgumentException(
          setting + " tolerance must be a finite number of 0 or more, not " + tolerance);
    }
  }

  /** Whether two finite values differ by more than this. */
  boolean isExceededBy(double one, double other) {
    double larger = Math.max(Math.abs(one), Math.abs(other));
    return Math.abs(one - other) > absolute + relative * larger;
  }
}
