package org.afterward.pipelines.kafka;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for something that will be, and fails with what it saw instead. */
final class Await {

  private static final Duration MOST = Duration.ofSeconds(60);

  private Await() {}

  static <T> T until(Callable<T> look, Predicate<T> wanted) throws Exception {
    long deadline = System.nanoTime() + MOST.toNanos();
    T seen = look.call();
    while (!wanted.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It did not come to be; last seen: " + seen);
      }
      Thread.sleep(20);
      seen = look.call();
    }
    return seen;
  }
}
