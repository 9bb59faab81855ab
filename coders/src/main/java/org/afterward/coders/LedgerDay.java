package org.afterward.coders;

/**
 * What became of the value of one day, by one credit policy: what was spent, and the bonuses of
 * what was matched. Entries of the same day and policies add up.
 *
 * @param day the UTC day of the spends and matches, in days since 1970-01-01
 * @param policy the reward policy, which says what a match is worth, as {@code name@hash}
 * @param values how many spends and matches there were
 * @param seenMicros what they were worth
 * @param creditedMicros what exposures were credited with
 * @param uncreditedMicros the worth of those that no exposure was credited with: none was open, or
 *     by linked credit not the one that the event names
 */
public record LedgerDay(
    long day,
    String policy,
    CreditPolicy attribution,
    long values,
    long seenMicros,
    long creditedMicros,
    long uncreditedMicros) {

  /** What was credited of each unit that was seen; {@code NaN} where nothing was. */
  public double ratio() {
    return seenMicros == 0 ? Double.NaN : (double) creditedMicros / seenMicros;
  }

  /** Both together: they are of the same day and policies. */
  public LedgerDay plus(LedgerDay other) {
    return plus(other, 1);
  }

  /** What has to be added to the other to make this. */
  public LedgerDay minus(LedgerDay other) {
    return plus(other, -1);
  }

  private LedgerDay plus(LedgerDay other, long times) {
    if (day != other.day || attribution != other.attribution || !policy.equals(other.policy)) {
      throw new IllegalArgumentException("They do not add up: " + this + " and " + other);
    }
    return new LedgerDay(
        day,
        policy,
        attribution,
        Math.addExact(values, times * other.values),
        Math.addExact(seenMicros, times * other.seenMicros),
        Math.addExact(creditedMicros, times * other.creditedMicros),
        Math.addExact(uncreditedMicros, times * other.uncreditedMicros));
  }
}
