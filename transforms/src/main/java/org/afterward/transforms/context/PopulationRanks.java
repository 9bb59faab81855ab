package org.afterward.transforms.context;

import java.io.Serializable;
import java.util.Arrays;
import org.afterward.coders.PopulationSketch;

/**
 * Where a raw score stands in a population, in [0,1]: the mean of the share of those below it and
 * the share of those not above it. So whoever has the same score has the same rank, in the middle
 * of all that have it; where all are alike, it is 0.5.
 *
 * <p>Of {@link ScoreSketch#EXACT_UP_TO a population that is small} ranks are exact; of a larger one
 * they are within {@link ScoreSketch#RANK_ERROR}, nearly always.
 */
public final class PopulationRanks implements Serializable {

  private static final long serialVersionUID = 1;

  /** Some of the scores of the population, each once, from the least. */
  private final double[] scores;

  /** How many of the population each of them, and those before it, stand for. */
  private final long[] notAbove;

  /** Takes both without a copy. */
  PopulationRanks(double[] scores, long[] notAbove) {
    this.scores = scores;
    this.notAbove = notAbove;
  }

  /**
   * The ranks in this population.
   *
   * @throws IllegalArgumentException if it is empty, or its sketch is none
   */
  public static PopulationRanks in(PopulationSketch population) {
    return ScoreSketch.read(population.sketch()).ranks();
  }

  /** How many users there were. */
  public long n() {
    return notAbove[notAbove.length - 1];
  }

  public double rankOf(double raw) {
    int place = Arrays.binarySearch(scores, raw);
    int firstAbove = place < 0 ? -place - 1 : place + 1;
    int firstNotBelow = place < 0 ? firstAbove : place;
    return (upTo(firstNotBelow) + upTo(firstAbove)) / 2.0 / n();
  }

  private long upTo(int count) {
    return count == 0 ? 0 : notAbove[count - 1];
  }
}
