package org.afterward.transforms.delay;

import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.Standing;
import org.afterward.transforms.delay.ValueSums.Sum;
import org.jspecify.annotations.Nullable;

/**
 * What exposures bring by their age, and what is still to come, as some of the groups of people
 * say. In whole units; {@code NaN} where nobody says it.
 *
 * <p><b>By age</b> (the mean cumulative function of Nelson and Aalen): the mean of what was
 * credited in each hour to the exposures that were watched through it, added up. So young exposures
 * count for the hours that they were watched.
 *
 * <p><b>Still to come</b> from an age on, to exposures of a standing: what came from that age on to
 * those of the same standing whose window is over. What was credited to these is scaled by what the
 * mean by age says of those hours to what mature exposures alone say of them: so over all standings
 * it is the mean by age at the horizon less that at the age, and what the end brings on average.
 */
final class ValueEstimates {

  /** So many mature exposures of a standing say something by themselves. */
  static final int LEAST = 10;

  private final ValueSums sums;
  private final int[] groups;

  /** By age: what was credited up to it, on average. */
  private final double[] credited;

  private ValueEstimates(ValueSums sums, int[] groups) {
    this.sums = sums;
    this.groups = groups;
    this.credited = new double[sums.hours() + 1];
    for (int hour = 0; hour < sums.hours(); hour++) {
      long watched = watched(hour);
      double mean = units(total(hour, Sum.CREDITED, Standing.AWAY)) / watched;
      credited[hour + 1] = watched == 0 ? Double.NaN : credited[hour] + mean;
    }
  }

  /** As all say. */
  static ValueEstimates ofAll(ValueSums sums) {
    return of(sums, group -> true);
  }

  /** As those groups say that are asked. */
  static ValueEstimates of(ValueSums sums, IntPredicate asked) {
    return new ValueEstimates(sums, IntStream.range(0, ValueSums.GROUPS).filter(asked).toArray());
  }

  /** How many exposures were watched through that hour. */
  long watched(int hour) {
    return total(hour, Sum.WATCHED, Standing.AWAY);
  }

  /** The mean of what is credited by that age. */
  double credited(int age) {
    return credited[age];
  }

  /** How many mature exposures had that standing at that age, or any where it is null. */
  long mature(int age, @Nullable Standing standing) {
    return sum(age, Sum.MATURE, standing);
  }

  /** Whether enough is known of that standing. */
  boolean knows(int age, Standing standing) {
    return mature(age, standing) >= LEAST;
  }

  /** The same standing, or null, which is any, where too little is known of it. */
  @Nullable Standing asKnown(int age, Standing standing) {
    return knows(age, standing) ? standing : null;
  }

  /** The mean of what comes from that age on to exposures of that standing, or of any. */
  double further(int age, @Nullable Standing standing) {
    double credit = scale(age) * units(sum(age, Sum.FURTHER, standing));
    return (credit + units(sum(age, Sum.END, standing))) / mature(age, standing);
  }

  /** How far a single exposure is from that, as mature ones were. */
  double deviation(int age, @Nullable Standing standing) {
    double mean =
        units(sum(age, Sum.FURTHER, standing) + sum(age, Sum.END, standing))
            / mature(age, standing);
    double squares = standings(standing).mapToDouble(each -> sums.squares(age, each)).sum();
    double variance = Math.max(0, squares / mature(age, standing) - mean * mean);
    double shift = mean - further(age, standing);
    return Math.sqrt(variance + shift * shift);
  }

  /** The mean of the rewards of mature exposures. */
  double matureReward() {
    return units(sum(0, Sum.FURTHER, null) + sum(0, Sum.END, null)) / mature(0, null);
  }

  private double scale(int age) {
    double ofMature = units(sum(age, Sum.FURTHER, null)) / mature(age, null);
    return ofMature == 0 ? 1 : (credited[sums.hours()] - credited[age]) / ofMature;
  }

  private long sum(int age, Sum sum, @Nullable Standing standing) {
    ToLongFunction<Standing> ofOne = each -> total(age, sum, each);
    return standings(standing).mapToLong(ofOne).sum();
  }

  private static Stream<Standing> standings(@Nullable Standing standing) {
    return standing == null ? Stream.of(Standing.values()) : Stream.of(standing);
  }

  private long total(int hour, Sum sum, Standing standing) {
    long total = 0;
    for (int group : groups) {
      total = Math.addExact(total, sums.of(group, hour, sum, standing));
    }
    return total;
  }

  private static double units(long micros) {
    return (double) micros / SpendTotals.MICROS;
  }
}
