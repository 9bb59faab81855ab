package org.afterward.transforms.simulation;

import java.util.stream.Stream;

/** A kind of person: how often they come, what they do there, and how they leave. */
enum Persona {
  /** Joins while the simulation runs, curious and quickly gone. */
  NEWCOMER(0.15, 1.3, 1.2, 0.05, 0.55, 0.35, 0.15),
  REGULAR(0.40, 1.08, 1.0, 0.10, 0.65, 0.12, 0.03),
  /** Spends. */
  WHALE(0.05, 1.9, 1.2, 0.60, 0.80, 0.06, 0.01),
  /** Looks and hardly acts. */
  LURKER(0.20, 0.6, 0.6, 0.02, 0.25, 0.30, 0.10),
  /** Comes less each day, is rejected in rows, and mostly leaves. */
  FADING(0.12, 1.1, 0.9, 0.04, 0.35, 0.75, 0.60),
  /** Everybody likes them. */
  POPULAR(0.08, 1.5, 1.1, 0.10, 0.75, 0.08, 0.02);

  private static final Persona[] ALL = values();
  private static final double[] SHARES =
      Stream.of(ALL).mapToDouble(persona -> persona.share).toArray();
  private static final double[] WEEKDAYS = {0.9, 0.9, 0.9, 0.9, 1.05, 1.2, 1.2};
  private static final double[] BY_EVENING = {
    3, 1, 1, 0, 0, 1, 2, 4, 4, 3, 3, 4, 6, 5, 4, 4, 5, 7, 10, 13, 15, 14, 11, 6
  };
  private static final double[] BY_NIGHT = {
    12, 10, 7, 4, 2, 1, 1, 1, 2, 2, 2, 3, 4, 4, 4, 4, 4, 5, 6, 7, 8, 10, 12, 13
  };

  private final double share;
  private final double activity;
  private final double liveliness;
  private final double organicSpends;
  private final double engagement;
  private final double churnRisk;
  private final double leaving;

  /**
   * The shares sum to 1, and share times activity times the part of the days that they are there to
   * about 1, so that the settings' exposures a day are met.
   */
  Persona(
      double share,
      double activity,
      double liveliness,
      double organicSpends,
      double engagement,
      double churnRisk,
      double leaving) {
    this.share = share;
    this.activity = activity;
    this.liveliness = liveliness;
    this.organicSpends = organicSpends;
    this.engagement = engagement;
    this.churnRisk = churnRisk;
    this.leaving = leaving;
  }

  static Persona drawn(Chance chance) {
    return ALL[chance.pick(SHARES, 1)];
  }

  /** How much more than the average they come on a day, that part of the simulation being over. */
  double activityOn(int dayOfWeek, double progress) {
    double fading = this == FADING ? 1.6 - 1.2 * progress : 1;
    return activity * fading * WEEKDAYS[dayOfWeek - 1];
  }

  /** An hour of the day at which they come. */
  int drawHour(Chance chance) {
    return this == LURKER ? chance.pick(BY_NIGHT, 128) : chance.pick(BY_EVENING, 126);
  }

  /** How much they do with what they are shown, 1 being usual. */
  double liveliness() {
    return liveliness;
  }

  /** What they spend by themselves in a session: so many times. */
  double organicSpends() {
    return organicSpends;
  }

  double engagement() {
    return engagement;
  }

  double churnRisk() {
    return churnRisk;
  }

  /** The probability that they come no more from some day on. */
  double leaving() {
    return leaving;
  }
}
