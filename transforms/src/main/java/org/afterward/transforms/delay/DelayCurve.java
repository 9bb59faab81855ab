package org.afterward.transforms.delay;

import java.util.ArrayList;
import java.util.List;

/**
 * The share of exposures to which something has happened by an age: one less the Kaplan-Meier
 * estimate of those to which it has not. An exposure counts for the hours that it was watched, so
 * young ones neither hide what is late nor make it look rare.
 *
 * @param points for the end of each hour of which anything is known, from the first on
 */
public record DelayCurve(List<Point> points) {

  private static final double Z_95 = 1.959963984540054;

  /**
   * The end of one hour.
   *
   * @param ageHours how old exposures are then
   * @param atRisk how many of them were watched through the hour, and had not had it before
   * @param happened to how many of these it happened in the hour
   * @param share the share to which it has happened by this age
   * @param standardError of the share, by Greenwood's formula; 0 where all or none had it
   */
  public record Point(
      int ageHours, long atRisk, long happened, double share, double standardError) {

    /** The least share that is likely, with 95 % confidence on the plain scale; never below 0. */
    public double atLeast() {
      return Math.max(0, share - Z_95 * standardError);
    }

    /** The greatest share that is likely, with 95 % confidence; never above 1. */
    public double atMost() {
      return Math.min(1, share + Z_95 * standardError);
    }
  }

  public DelayCurve {
    points = List.copyOf(points);
  }

  /**
   * The curve of these counts. It ends where nobody was watched any more: what comes then, nobody
   * knows. Of no exposures it has no points.
   */
  public static DelayCurve of(DelayCounts counts) {
    List<Point> points = new ArrayList<>();
    long atRisk = counts.exposures();
    double without = 1;
    double variance = 0;
    for (int hour = 0; hour < counts.hours(); hour++) {
      // Who was not watched to the end of the hour cannot tell whether it happened in it.
      atRisk -= counts.censoredWithin(hour);
      if (atRisk == 0) {
        break;
      }
      long happened = counts.happenedWithin(hour);
      without *= (double) (atRisk - happened) / atRisk;
      if (happened < atRisk) {
        variance += (double) happened / ((double) atRisk * (atRisk - happened));
      }
      // Where nobody is left, without is 0 and so is the error.
      double error = without * Math.sqrt(variance);
      points.add(new Point(hour + 1, atRisk, happened, 1 - without, error));
      atRisk -= happened;
    }
    return new DelayCurve(points);
  }

  /**
   * The share to which it has happened by an age, in whole hours that are over; 0 before the first
   * and of no exposures. After the last point it stays as it is there.
   */
  public double shareBy(long ageMs) {
    long hours = Math.min(ageMs / DelayCounts.STEP_MS, points.size());
    return hours < 1 ? 0 : points.get((int) hours - 1).share();
  }
}
