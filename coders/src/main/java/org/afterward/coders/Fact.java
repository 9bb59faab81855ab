package org.afterward.coders;

/**
 * What an event means for one person's story.
 *
 * @param amount the currency spent or paid; of a session its seconds; else 0
 * @param counterpart the other person, or empty where there is none or nobody will ask
 * @param exposure the exposure that it came from, or empty where none is known or nobody will ask
 */
public record Fact(
    long at, String id, FactKind kind, long amount, String counterpart, String exposure)
    implements TimelineEntry {

  /** That a person was shown an exposure. */
  public static Fact shown(OpenExposure exposure) {
    return new Fact(exposure.shownAt(), exposure.exposureId(), FactKind.SHOWN, 0, "", "");
  }

  /** The same fact without what only some settlements ask for. */
  public Fact withoutLinks() {
    return counterpart.isEmpty() && exposure.isEmpty()
        ? this
        : new Fact(at, id, kind, amount, "", "");
  }

  /** The same fact without the other person, but with the exposure that it came from. */
  public Fact withoutCounterpart() {
    return counterpart.isEmpty() ? this : new Fact(at, id, kind, amount, "", exposure);
  }
}
