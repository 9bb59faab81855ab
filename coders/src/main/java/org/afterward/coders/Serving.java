package org.afterward.coders;

/**
 * How an exposure was served: what a training row needs beside the reward. It waits with its
 * exposure only where somebody trains on the rewards, or keeps them in tables.
 *
 * @param sessionId the session, or empty
 * @param propensity the probability with which the strategy was chosen; {@code NaN} where it was
 *     not logged
 * @param context the context vector that the recommender used
 */
public record Serving(String sessionId, double propensity, ContextVector context) {

  /** Of an exposure of which nobody wants to know. */
  public static final Serving UNKNOWN = new Serving("", Double.NaN, ContextVector.empty());

  public static Serving of(Exposure exposure) {
    return new Serving(exposure.sessionId(), exposure.propensity(), exposure.context());
  }

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }
}
