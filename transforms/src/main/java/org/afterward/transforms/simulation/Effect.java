package org.afterward.transforms.simulation;

/**
 * What an exposure is expected to cause within its seven days.
 *
 * @param spend in-app currency
 * @param matches how many matches
 */
public record Effect(double spend, double matches) {

  /** Spend and matches as one number, a match counting as in the usual reward. */
  public double value() {
    return spend + 5 * matches;
  }
}
