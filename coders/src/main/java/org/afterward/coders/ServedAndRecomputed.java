package org.afterward.coders;

/**
 * The context that a choice was made in, as the serving system logged it, and as it comes out of
 * the events that were there before the choice.
 *
 * @param shownAt when the choice was made, in epoch milliseconds
 */
public record ServedAndRecomputed(
    String exposureId, long shownAt, ContextVector served, ContextVector recomputed) {

  /** Whether their positions mean the same. */
  public boolean isComparable() {
    return served.layout().equals(recomputed.layout()) && served.length() == recomputed.length();
  }
}
