package org.afterward.coders;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a strategy's exposures are credited with by their age, and what is still to come at that
 * age. In whole units of in-app currency.
 *
 * @param policy the reward policy, as {@code name@hash}
 * @param horizonHours how long an exposure's window is
 * @param points for each whole hour of age, from 0 to the horizon
 */
public record StrategyOutlook(int strategyId, String policy, int horizonHours, List<Point> points) {

  /**
   * What is known of one age.
   *
   * @param watched how many exposures were watched through the hour before; at 0, the one after
   * @param credited the mean of what was credited by this age, spends and matches; {@code NaN}
   *     where nobody was watched so long
   * @param standardError of that mean, with people as what is drawn; {@code NaN} where all are of
   *     one group
   * @param further what is still to come, whatever the standing; of nobody at the horizon
   * @param furtherOf the same of those standings of which enough is known
   */
  public record Point(
      int ageHours,
      long watched,
      double credited,
      double standardError,
      Expectation further,
      Map<Standing, Expectation> furtherOf) {

    public Point {
      Map<Standing, Expectation> inOrder = new EnumMap<>(Standing.class);
      inOrder.putAll(furtherOf);
      furtherOf = Collections.unmodifiableMap(inOrder);
    }

    /** What is still to come to an exposure of that standing; of all where too few had it. */
    public Expectation furtherTo(Standing standing) {
      return furtherOf.getOrDefault(standing, further);
    }
  }

  /**
   * What is expected of an exposure.
   *
   * @param tellers how many mature exposures tell it
   * @param mean what came to them; {@code NaN} where there are none
   * @param deviation how far a single one was from that
   */
  public record Expectation(long tellers, double mean, double deviation) {

    /** Of nobody. */
    public static final Expectation UNKNOWN = new Expectation(0, Double.NaN, Double.NaN);
  }

  public StrategyOutlook {
    points = List.copyOf(points);
  }

  /**
   * What the reward of an exposure will be, as far as it is known.
   *
   * @throws IllegalArgumentException if it was watched for longer than this reaches, or by another
   *     horizon
   */
  public ProjectedReward project(ExposureValue value) {
    if (value.horizonHours() != horizonHours || value.isMature()) {
      throw new IllegalArgumentException(
          "Exposure "
              + value.exposure().exposureId()
              + " was watched for "
              + value.watchedHours()
              + " of "
              + value.horizonHours()
              + " hours, and projected is what was for less than "
              + horizonHours
              + " hours, of as many");
    }
    Standing standing = value.standingAt(value.watchedHours());
    Expectation further = points.get(value.watchedHours()).furtherTo(standing);
    return ProjectedReward.of(value, standing, policy, further);
  }
}
