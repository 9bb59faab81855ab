package org.afterward.transforms.delay;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.afterward.coders.Standing;
import org.afterward.transforms.delay.ValueSums.Sum;

/**
 * How far estimates are off by chance, by leaving out one group of people after the other (the
 * delete-a-group jackknife). Exposures of a person share what happens to that person; since a
 * person is in one group with all of them, the error is that of people drawn, not of exposures.
 */
final class GroupErrors {

  /** Of Student's t, two-sided 95 %, by the degrees of freedom from 1 on. */
  private static final double[] T_95 = {
    12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
    2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.131450
  };

  /** As all but one of the groups say, for each that there are exposures of. */
  private final List<ValueEstimates> withoutOne;

  private GroupErrors(List<ValueEstimates> withoutOne) {
    this.withoutOne = withoutOne;
  }

  static GroupErrors of(ValueSums sums) {
    return new GroupErrors(
        IntStream.range(0, ValueSums.GROUPS)
            .filter(group -> sums.of(group, 0, Sum.WATCHED, Standing.AWAY) > 0)
            .mapToObj(out -> ValueEstimates.of(sums, group -> group != out))
            .toList());
  }

  /** The standard error of an estimate; {@code NaN} where there are not two groups. */
  double of(ToDoubleFunction<ValueEstimates> estimate) {
    int groups = withoutOne.size();
    if (groups < 2) {
      return Double.NaN;
    }
    double[] without = withoutOne.stream().mapToDouble(estimate).toArray();
    double mean = 0;
    for (double one : without) {
      mean += one / groups;
    }
    double squares = 0;
    for (double one : without) {
      squares += (one - mean) * (one - mean);
    }
    return Math.sqrt(squares * (groups - 1) / groups);
  }

  /** How many standard errors an interval of 95 % reaches to either side. */
  double reach() {
    return withoutOne.size() < 2 ? Double.NaN : T_95[withoutOne.size() - 2];
  }
}
