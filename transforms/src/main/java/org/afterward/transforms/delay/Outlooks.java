package org.afterward.transforms.delay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.Standing;
import org.afterward.coders.StrategyOutlook;
import org.afterward.coders.StrategyOutlook.Expectation;
import org.afterward.coders.StrategyOutlook.Point;
import org.jspecify.annotations.Nullable;

/** What sums say of a strategy, for everybody who projects a reward. */
final class Outlooks {

  private Outlooks() {}

  /** The outlook of a strategy whose exposures brought these. */
  static StrategyOutlook of(int strategyId, String policy, ValueSums sums) {
    ValueEstimates all = ValueEstimates.ofAll(sums);
    GroupErrors errors = GroupErrors.of(sums);
    List<Point> points = new ArrayList<>();
    for (int age = 0; age <= sums.hours(); age++) {
      int at = age;
      Map<Standing, Expectation> furtherOf = new EnumMap<>(Standing.class);
      if (age < sums.hours()) {
        for (Standing standing : Standing.values()) {
          if (all.knows(age, standing)) {
            furtherOf.put(standing, expectation(all, age, standing));
          }
        }
      }
      points.add(
          new Point(
              age,
              all.watched(Math.max(0, age - 1)),
              all.credited(age),
              errors.of(estimates -> estimates.credited(at)),
              age < sums.hours() ? expectation(all, age, null) : Expectation.UNKNOWN,
              furtherOf));
    }
    return new StrategyOutlook(strategyId, policy, sums.hours(), points);
  }

  private static Expectation expectation(ValueEstimates all, int age, @Nullable Standing standing) {
    long tellers = all.mature(age, standing);
    return tellers == 0
        ? Expectation.UNKNOWN
        : new Expectation(tellers, all.further(age, standing), all.deviation(age, standing));
  }
}
