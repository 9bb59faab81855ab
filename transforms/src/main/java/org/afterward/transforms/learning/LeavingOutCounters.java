package org.afterward.transforms.learning;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** Counts rows that are not learned from: {@code left_out_<reason>} of {@link FitStrategies}. */
public final class LeavingOutCounters implements Serializable {

  /** What the counters' names begin with. */
  public static final String PREFIX = "left_out_";

  private static final long serialVersionUID = 1;

  private final EnumMap<LeavingOut, Counter> counters = new EnumMap<>(LeavingOut.class);

  public LeavingOutCounters() {
    for (LeavingOut reason : LeavingOut.values()) {
      counters.put(reason, Metrics.counter(FitStrategies.class, PREFIX + reason.wireName()));
    }
  }

  public void add(Map<LeavingOut, Long> leftOut) {
    leftOut.forEach(
        (reason, rows) -> {
          Counter counter = counters.get(reason);
          if (counter != null) {
            counter.inc(rows);
          }
        });
  }
}
