package org.afterward.transforms.strategy;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.CountedExposure;
import org.afterward.transforms.waiting.Newest;

/** What of each exposure counts: the newest revision of its reward, and pending if it has none. */
final class FoldCounted {

  /** Of one revision all are the same; should they not be, it must not matter which comes first. */
  private static final Comparator<CountedExposure> NEWNESS =
      Comparator.comparingInt(CountedExposure::revision)
          .thenComparingLong(CountedExposure::dueAt)
          .thenComparingLong(CountedExposure::totalMicros)
          .thenComparing(CountedExposure::toString);

  private FoldCounted() {}

  static Newest<CountedExposure> newest() {
    return Newest.by((one, other) -> NEWNESS.compare(one, other));
  }

  /** What is one exposure: an id is one of a user. */
  static List<String> key(CountedExposure exposure) {
    return List.of(exposure.userId(), exposure.exposureId());
  }

  /** The newest of each exposure. */
  static Collection<CountedExposure> fold(Iterable<CountedExposure> exposures) {
    Newest<CountedExposure> newest = newest();
    Map<List<String>, CountedExposure> folded = new LinkedHashMap<>();
    for (CountedExposure exposure : exposures) {
      folded.merge(key(exposure), exposure, (one, other) -> newest.apply(List.of(one, other)));
    }
    return folded.values();
  }
}
