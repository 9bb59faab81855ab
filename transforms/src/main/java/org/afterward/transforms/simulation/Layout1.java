package org.afterward.transforms.simulation;

import java.util.Set;

/** The positions of context layout 1. */
final class Layout1 {

  static final int ATTRACTIVENESS = 0;
  static final int ENGAGEMENT = 1;
  static final int REVENUE_TRIGGER = 2;
  static final int SPENDING = 3;
  static final int DAYS_SINCE_JOIN = 4;
  static final int TOTAL_CURRENCY_SPENT = 5;
  static final int CURRENCY_BALANCE = 6;
  static final int LIKE_SUCCESS_RATE = 7;
  static final int FRIEND_REQUEST_SUCCESS_RATE = 8;
  static final int CHAT_ACTIVATION_RATE = 9;
  static final int CHURN_7D = 10;
  static final int CHURN_30D = 11;
  static final int PAYMENT_PROBABILITY = 12;
  static final int CONSECUTIVE_REJECTIONS = 13;
  static final int SESSIONS_LAST_7D = 14;
  static final int AVG_SESSION_MINUTES = 15;
  static final int EVALUATION_RATE = 16;
  static final int TOTAL_MATCHES = 17;
  static final int DAYS_WITHOUT_NEW_MATCH = 18;
  static final int IS_NEW_USER = 19;
  static final int IS_MALE = 20;
  static final int IS_PAYING_USER = 21;
  static final int HOUR_OF_DAY = 22;
  static final int DAY_OF_WEEK = 23;
  static final int IS_EVENING = 24;
  static final int IS_WEEKEND = 25;
  static final int MESSAGE_RESPONSE_RATE = 26;

  static final int LENGTH = 27;

  /** The positions that never leave [0, 1]. */
  static final Set<Integer> UNIT_POSITIONS =
      Set.of(
          ATTRACTIVENESS,
          ENGAGEMENT,
          REVENUE_TRIGGER,
          SPENDING,
          LIKE_SUCCESS_RATE,
          FRIEND_REQUEST_SUCCESS_RATE,
          CHAT_ACTIVATION_RATE,
          CHURN_7D,
          CHURN_30D,
          PAYMENT_PROBABILITY,
          EVALUATION_RATE,
          IS_NEW_USER,
          IS_MALE,
          IS_PAYING_USER,
          IS_EVENING,
          IS_WEEKEND,
          MESSAGE_RESPONSE_RATE);

  private Layout1() {}
}
