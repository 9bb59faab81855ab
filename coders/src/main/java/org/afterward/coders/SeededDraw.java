package org.afterward.coders;

/**
 * Random numbers that depend on a seed, an id and a number only: whoever draws again, on whichever
 * machine and with whichever Java, draws the same.
 */
public final class SeededDraw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private SeededDraw() {}

  /** From 0 on, below 1. */
  public static double uniform(long seed, String id, int number) {
    return (bits(seed, id, number, 0) >>> 11) * UNIT;
  }

  /** Of the standard normal distribution. */
  public static double normal(long seed, String id, int number) {
    // Box and Muller's: two uniform numbers make one. Above 0, so that it has a logarithm.
    double radius = ((bits(seed, id, number, 1) >>> 11) + 1) * UNIT;
    double angle = (bits(seed, id, number, 2) >>> 11) * UNIT;
    return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * angle);
  }

  private static long bits(long seed, String id, int number, int which) {
    long state = mix(seed + GOLDEN);
    for (int i = 0; i < id.length(); i++) {
      state = mix(state + GOLDEN + id.charAt(i));
    }
    return mix(mix(state + GOLDEN * number) + GOLDEN * (which + 1));
  }

  /** The finisher of SplitMix64. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
