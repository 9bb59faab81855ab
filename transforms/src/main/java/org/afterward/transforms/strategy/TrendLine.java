package org.afterward.transforms.strategy;

import java.util.SortedMap;
import org.afterward.coders.Trend;

/**
 * Where a measure of some days went: the sign of the slope of the least-squares line through them,
 * if its t statistic is 2 or more.
 */
final class TrendLine {

  /** A line goes through two days always, so it takes a third to tell anything. */
  private static final int FEWEST_DAYS = 3;

  private static final double SIGNIFICANT_T = 2;

  /**
   * A line that changes by less of the measure, over all days together, is level but for rounding.
   */
  private static final double ROUNDING = 1e-9;

  private TrendLine() {}

  /**
   * The trend of a measure by day. A day that is not there is a gap, not a zero; of fewer than
   * three days, and where the line is level, the measure is stable. Where all days lie on the line
   * any slope is significant.
   */
  static Trend of(SortedMap<Long, Double> measures) {
    int n = measures.size();
    if (n < FEWEST_DAYS) {
      return Trend.STABLE;
    }
    long first = measures.firstKey();
    double meanDay = 0;
    double mean = 0;
    double largest = 0;
    for (var measure : measures.entrySet()) {
      meanDay += (double) (measure.getKey() - first) / n;
      mean += measure.getValue() / n;
      largest = Math.max(largest, Math.abs(measure.getValue()));
    }
    double squaredDays = 0;
    double product = 0;
    for (var measure : measures.entrySet()) {
      double days = measure.getKey() - first - meanDay;
      squaredDays += days * days;
      product += days * (measure.getValue() - mean);
    }
    double slope = product / squaredDays;
    if (Math.abs(slope) * (measures.lastKey() - first) <= ROUNDING * largest) {
      return Trend.STABLE;
    }
    double squaredErrors = 0;
    for (var measure : measures.entrySet()) {
      double onLine = mean + slope * (measure.getKey() - first - meanDay);
      double error = measure.getValue() - onLine;
      squaredErrors += error * error;
    }
    double standardError = Math.sqrt(squaredErrors / (n - 2) / squaredDays);
    if (Math.abs(slope) < SIGNIFICANT_T * standardError) {
      return Trend.STABLE;
    }
    return slope > 0 ? Trend.INCREASING : Trend.DECREASING;
  }
}
