package org.afterward.coders;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A moment at which somebody was shown something, and what the serving system knew of them then:
 * what a snapshot is made for, and compared with.
 *
 * @param at epoch milliseconds
 * @param served the vector that the recommender used
 * @param fields what it logged by name
 */
public record ServedContext(
    String exposureId, long at, String userId, ContextVector served, Map<String, Double> fields) {

  public ServedContext {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  public static ServedContext of(Exposure exposure) {
    return new ServedContext(
        exposure.exposureId(),
        exposure.at(),
        exposure.userId(),
        exposure.context(),
        exposure.contextFields());
  }
}
