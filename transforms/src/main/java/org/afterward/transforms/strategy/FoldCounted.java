package org.afterward.transforms.strategy;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.afterward.coders.CountedExposure;

/** What of each exposure counts: the newest revision of its reward, and pending if it has none. */
final class FoldCounted {

  /** Of one revision all are the same; should they not be, it must not matter which comes first. */
  private static final Comparator<CountedExposure> NEWNESS =
      Comparator.comparingInt(CountedExposure::revision)
          .thenComparingLong(CountedExposure::dueAt)
          .thenComparingLong(CountedExposure::totalMicros)
          .thenComparing(CountedExposure::toString);

  /** What is one exposure: an id is one of a user. */
  private record Key(String userId, String exposureId) {}

  private final Map<Key, CountedExposure> newest = new LinkedHashMap<>();

  void add(CountedExposure exposure) {
    newest.merge(
        new Key(exposure.userId(), exposure.exposureId()),
        exposure,
        (one, other) -> NEWNESS.compare(one, other) >= 0 ? one : other);
  }

  /** The newest of each exposure. */
  Collection<CountedExposure> exposures() {
    return newest.values();
  }
}
