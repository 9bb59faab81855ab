package org.afterward.pipelines.savepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/** What came out of the jobs in this process so far, by kind. */
enum Told {
  REWARDS,
  PENDING,
  LATE_FACTS;

  private static final long DEADLINE_SECONDS = 60;

  private static final Map<Told, BlockingQueue<String>> LINES =
      Map.of(
          REWARDS, new LinkedBlockingQueue<>(),
          PENDING, new LinkedBlockingQueue<>(),
          LATE_FACTS, new LinkedBlockingQueue<>());

  static void forgetAll() {
    LINES.values().forEach(BlockingQueue::clear);
  }

  private BlockingQueue<String> lines() {
    return Objects.requireNonNull(LINES.get(this));
  }

  /** Tells these lines here. */
  void by(PCollection<String> told) {
    told.apply("Tell " + this, ParDo.of(new TellFn(this)));
  }

  /** Takes so many lines, as soon as they are told, in order. */
  List<String> await(int count) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    while (taken.size() < count) {
      String line = lines().poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError(this + ": only " + taken.size() + " of " + count + " came");
      }
      taken.add(line);
    }
    taken.sort(null);
    return taken;
  }

  /** Takes what was told and not taken, in order. */
  List<String> rest() {
    List<String> taken = new ArrayList<>();
    lines().drainTo(taken);
    taken.sort(null);
    return taken;
  }

  private static final class TellFn extends DoFn<String, Void> {
    private final Told kind;

    TellFn(Told kind) {
      this.kind = kind;
    }

    @ProcessElement
    public void tell(@Element String line) {
      kind.lines().add(line);
    }
  }
}
