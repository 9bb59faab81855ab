package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;

/**
 * Where the rewards of this process end. They are counted; where they are to be compared, those
 * that can be known at the end of the stream are kept as their JSON.
 */
final class Answers {

  private static final LongAdder COUNT = new LongAdder();
  private static final Queue<String> KEPT = new ConcurrentLinkedQueue<>();
  private static volatile boolean keeping;

  private Answers() {}

  static void keep() {
    keeping = true;
  }

  static void take(Reward reward) {
    COUNT.increment();
    if (keeping && reward.aggregatedAt() <= ArrivalPlan.END) {
      KEPT.add(RewardJson.write(reward));
    }
  }

  static long count() {
    return COUNT.sum();
  }

  /** Writes those that were kept, sorted, repetitions and all. */
  static void write(Path file) throws IOException {
    Files.write(file, KEPT.stream().sorted().toList());
  }
}
