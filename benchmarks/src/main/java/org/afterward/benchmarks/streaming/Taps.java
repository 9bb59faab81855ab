package org.afterward.benchmarks.streaming;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of this process share with the one who measures, both being in one JVM: when the
 * first began, when all have given everything, and whether the stream may end. A source that has
 * given everything idles until then.
 */
final class Taps {

  private static final AtomicReference<@Nullable Moment> STARTED = new AtomicReference<>();
  private static final CompletableFuture<Void> MAY_END = new CompletableFuture<>();
  private static volatile CountDownLatch running = new CountDownLatch(1);

  private Taps() {}

  /** Before the job starts: so many sources will come. */
  static void expect(int sources) {
    running = new CountDownLatch(sources);
  }

  static void started() {
    STARTED.compareAndSet(null, Moment.now());
  }

  /** A source has given its last arrival; it says so once. */
  static void ranDry() {
    running.countDown();
  }

  static void awaitAllDry() throws InterruptedException {
    running.await();
  }

  /** Lets the stream end as soon as everything is given. */
  static void letEnd() {
    MAY_END.complete(null);
  }

  static boolean mayEnd() {
    return MAY_END.isDone();
  }

  static CompletableFuture<Void> whenItMayEnd() {
    return MAY_END;
  }

  /** When the first source began; now, where there is none. */
  static Moment start() {
    Moment started = STARTED.get();
    return started == null ? Moment.now() : started;
  }

  /** A time, and how much the process had computed by then. */
  record Moment(long nanos, long cpuNanos) {

    static Moment now() {
      return new Moment(
          System.nanoTime(),
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
    }
  }
}
