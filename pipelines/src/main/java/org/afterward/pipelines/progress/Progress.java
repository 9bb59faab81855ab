package org.afterward.pipelines.progress;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this process has done so far: file readers and sinks add to it in steps of many records.
 *
 * <p>It stands beside Beam's metrics, which say the same and more, for one reason: Flink's embedded
 * run does not return from {@code pipeline.run()} before it is over, so there is no result to ask
 * on the way. What workers in other processes do is not seen here. A bundle that is tried again is
 * counted again: these numbers are to be watched, and nothing is made of them.
 */
public final class Progress {

  public static final Progress READ = new Progress("read");
  public static final Progress REJECTED = new Progress("rejected");
  public static final Progress REWARDS = new Progress("rewards");
  public static final Progress WRITTEN = new Progress("written");

  /** In the order in which they are shown. */
  static final List<Progress> ALL = List.of(READ, REJECTED, REWARDS, WRITTEN);

  private final String label;
  private final LongAdder tally = new LongAdder();

  private Progress(String label) {
    this.label = label;
  }

  public void add(long records) {
    tally.add(records);
  }

  String label() {
    return label;
  }

  long soFar() {
    return tally.sum();
  }
}
