package org.afterward.coders;

/** A group of users that results are told of apart. The flag is its stable bit in bytes. */
public enum UserSegment {
  /** Who joined within the last seven days. */
  NEW(1, "new_users"),
  MALE(2, "male_users"),
  FEMALE(4, "female_users"),
  /** Of whom a model says that they are as likely to leave within seven days as not. */
  HIGH_RISK_CHURN(8, "high_risk_churn"),
  /** Who spends more than four of five users. */
  HIGH_SPENDER(16, "high_spenders");

  private final int flag;
  private final String wireName;

  UserSegment(int flag, String wireName) {
    this.flag = flag;
    this.wireName = wireName;
  }

  public int flag() {
    return flag;
  }

  public String wireName() {
    return wireName;
  }
}
