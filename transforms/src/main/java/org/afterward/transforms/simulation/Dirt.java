package org.afterward.transforms.simulation;

import java.io.Serializable;

/**
 * How dirty the traffic is: shares of its good records. Immutable.
 *
 * <p>A malformed record comes beside a good one and never in its place, so that what people do
 * stays the planted truth.
 */
public final class Dirt implements Serializable {

  private static final long serialVersionUID = 1;

  private final double malformed;
  private final double repeated;
  private final double late;
  private final double outOfOrder;

  private Dirt(double malformed, double repeated, double late, double outOfOrder) {
    this.malformed = share(malformed);
    this.repeated = share(repeated);
    this.late = share(late);
    this.outOfOrder = share(outOfOrder);
    share(late + outOfOrder);
  }

  /** Every record is good, arrives once and in its turn. */
  public static Dirt none() {
    return new Dirt(0, 0, 0, 0);
  }

  /** 1 % malformed, 2 % repeated, 2 % late, 5 % out of order. */
  public static Dirt usual() {
    return new Dirt(0.01, 0.02, 0.02, 0.05);
  }

  /** So many come with something beside them that is no record, or breaks a rule. */
  public Dirt withMalformed(double share) {
    return new Dirt(share, repeated, late, outOfOrder);
  }

  /** So many are delivered again, unchanged. */
  public Dirt withRepeated(double share) {
    return new Dirt(malformed, share, late, outOfOrder);
  }

  /** So many arrive hours to days after their time. */
  public Dirt withLate(double share) {
    return new Dirt(malformed, repeated, share, outOfOrder);
  }

  /** So many arrive minutes after their time, and not late. */
  public Dirt withOutOfOrder(double share) {
    return new Dirt(malformed, repeated, late, share);
  }

  double malformed() {
    return malformed;
  }

  double repeated() {
    return repeated;
  }

  double late() {
    return late;
  }

  double outOfOrder() {
    return outOfOrder;
  }

  private static double share(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("A share is from 0 to 1, not " + value);
    }
    return value;
  }
}
