package org.afterward.transforms.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A rule of an intake contract that a malformed event breaks. */
enum Fault {
  NO_ID,
  NO_USER,
  NO_TARGET,
  NO_TIMESTAMP,
  /** Intake cannot see it in a backfill, so it never comes alone. */
  FROM_THE_FUTURE,
  UNKNOWN_STRATEGY,
  WRONG_LENGTH,
  NOT_FINITE,
  NO_PROFILES,
  RANKS_REPEATED,
  RANK_BELOW_ONE,
  PROBABILITY_OUT_OF_RANGE,
  RATIO_OUT_OF_RANGE,
  RATIO_SUM,
  IMPOSSIBLE_PROPENSITY,
  UNKNOWN_TAB,
  NO_AMOUNT,
  NEGATIVE_AMOUNT,
  NO_SPEND_TYPE;

  static final List<Fault> OF_AN_EXPOSURE =
      List.of(
          NO_ID,
          NO_USER,
          NO_TIMESTAMP,
          FROM_THE_FUTURE,
          UNKNOWN_STRATEGY,
          WRONG_LENGTH,
          NOT_FINITE,
          NO_PROFILES,
          RANKS_REPEATED,
          RANK_BELOW_ONE,
          PROBABILITY_OUT_OF_RANGE,
          RATIO_OUT_OF_RANGE,
          RATIO_SUM,
          IMPOSSIBLE_PROPENSITY,
          UNKNOWN_TAB);

  static final List<Fault> OF_A_USER_EVENT = List.of(NO_ID, NO_USER, NO_TIMESTAMP, FROM_THE_FUTURE);

  /** Of what needs two people: a match, or an answer. */
  static final List<Fault> OF_TWO_PEOPLE =
      List.of(NO_ID, NO_USER, NO_TARGET, NO_TIMESTAMP, FROM_THE_FUTURE);

  static final List<Fault> OF_A_PAYMENT =
      List.of(NO_ID, NO_USER, NO_TIMESTAMP, FROM_THE_FUTURE, NO_AMOUNT, NEGATIVE_AMOUNT);

  static final List<Fault> OF_A_SPEND =
      List.of(
          NO_ID, NO_USER, NO_TIMESTAMP, FROM_THE_FUTURE, NO_AMOUNT, NEGATIVE_AMOUNT, NO_SPEND_TYPE);

  static final List<Fault> OF_A_PREDICTION =
      List.of(NO_ID, NO_USER, NO_TARGET, NO_TIMESTAMP, FROM_THE_FUTURE, PROBABILITY_OUT_OF_RANGE);

  /** One of them, now and then two. */
  static Set<Fault> drawn(List<Fault> candidates, Chance chance) {
    Set<Fault> faults = EnumSet.of(candidates.get(chance.below(candidates.size())));
    if (faults.contains(FROM_THE_FUTURE)) {
      faults.add(NO_ID);
    } else if (chance.happens(0.25)) {
      faults.add(candidates.get(chance.below(candidates.size())));
    }
    return faults;
  }
}
