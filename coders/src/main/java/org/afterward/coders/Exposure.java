package org.afterward.coders;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One choice shown to one user, as the serving system logged it.
 *
 * @param at when it was shown, in epoch milliseconds, or {@link Event#NO_TIME}
 * @param sessionId the session, or empty
 * @param strategyId the strategy that was applied; 0 where absent
 * @param strategyName its name, or empty
 * @param mix how the strategy divides the profiles
 * @param expectedReward what the recommender expected; {@code NaN} where absent
 * @param propensity the probability with which this strategy was chosen in this context; {@code
 *     NaN} where it was not logged
 * @param context the context vector that the recommender used, with the name of its layout
 * @param contextFields the same context by name, as far as it was logged
 * @param profilesShown the profiles, in the order in which they were logged
 * @param tab where it was shown, as it came
 */
public record Exposure(
    String exposureId,
    long at,
    String userId,
    String sessionId,
    int strategyId,
    String strategyName,
    ProfileMix mix,
    double expectedReward,
    double propensity,
    ContextVector context,
    Map<String, Double> contextFields,
    List<ShownProfile> profilesShown,
    String tab)
    implements Event {

  public Exposure {
    // In the order of their names, so that the same exposure always has the same bytes.
    contextFields = java.util.Collections.unmodifiableMap(new TreeMap<>(contextFields));
    profilesShown = List.copyOf(profilesShown);
  }

  @Override
  public EventType type() {
    return EventType.EXPOSURE;
  }

  /**
   * Whether it says how probable the choice was, without which it cannot enter off-policy
   * evaluation.
   */
  public boolean hasPropensity() {
    return !Double.isNaN(propensity);
  }
}
