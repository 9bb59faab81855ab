package org.afterward.benchmarks.streaming;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the arrivals of batches. */
final class BatchReader implements Serializable {

  private final ArrivalPlan plan;
  private transient @Nullable Map<Integer, Arrivals> partitions;

  BatchReader(ArrivalPlan plan) {
    this.plan = plan;
  }

  void forEach(Batch batch, Consumer<Arrival> consumer) {
    if (partitions == null) {
      partitions = new HashMap<>();
    }
    Arrivals arrivals =
        partitions.computeIfAbsent(batch.partition(), partition -> new Arrivals(plan, partition));
    for (long place = batch.from(); place < batch.from() + batch.count(); place++) {
      consumer.accept(arrivals.get(place));
    }
  }
}
