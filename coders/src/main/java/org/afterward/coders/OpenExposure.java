package org.afterward.coders;

/**
 * What is remembered of an exposure while it waits for its reward.
 *
 * @param serving how it was served, where somebody asked for it to be remembered
 */
public record OpenExposure(
    String exposureId, String userId, long shownAt, int strategyId, Serving serving) {

  /** Of which it is not remembered how it was served. */
  public OpenExposure(String exposureId, String userId, long shownAt, int strategyId) {
    this(exposureId, userId, shownAt, strategyId, Serving.UNKNOWN);
  }

  /** The same exposure, as if another context had been used. */
  public OpenExposure withContext(ContextVector context) {
    return new OpenExposure(
        exposureId,
        userId,
        shownAt,
        strategyId,
        new Serving(serving.sessionId(), serving.propensity(), context));
  }

  /** What every reward needs. */
  public static OpenExposure of(Exposure exposure) {
    return new OpenExposure(
        exposure.exposureId(), exposure.userId(), exposure.at(), exposure.strategyId());
  }

  /** What a training row needs, too. */
  public static OpenExposure served(Exposure exposure) {
    return new OpenExposure(
        exposure.exposureId(),
        exposure.userId(),
        exposure.at(),
        exposure.strategyId(),
        Serving.of(exposure));
  }
}
