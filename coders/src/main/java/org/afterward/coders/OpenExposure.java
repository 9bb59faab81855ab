package org.afterward.coders;

/** What is remembered of an exposure while it waits for its reward. */
public record OpenExposure(String exposureId, String userId, long shownAt, int strategyId) {

  public static OpenExposure of(Exposure exposure) {
    return new OpenExposure(
        exposure.exposureId(), exposure.userId(), exposure.at(), exposure.strategyId());
  }
}
