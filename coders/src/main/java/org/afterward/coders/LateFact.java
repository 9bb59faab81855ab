package org.afterward.coders;

/**
 * A fact that came so late that decisions which it belongs to can no longer be corrected.
 *
 * @param person on whose timeline it stands
 * @param fact what happened, as far as the settlement would have looked at it
 * @param reached how many decisions it did still reach, since their own horizons ended later
 */
public record LateFact(String person, Fact fact, int reached) {

  /** The currency spent that no decision was ever credited with, in whole units. */
  public long lostSpend() {
    return reached == 0 && fact.kind().spend() != null ? fact.amount() : 0;
  }
}
