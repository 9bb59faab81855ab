package org.afterward.pipelines.dynamo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Sends many writes at a time, those of one key in the order in which they came, and tries again
 * what may pass. For one thread and one bundle: {@link #write} as often as needed, then {@link
 * #finish}.
 *
 * <p>A write that was not sent yet is left out when a newer one for the same exposure comes. A
 * write that a condition refuses because the item is newer is {@link Outcome#stale}: what a replay,
 * or a request that was sent again, looks like. A request keeps its place among those in flight
 * while it waits to be tried again, so that a throttled table is asked less.
 *
 * @param <T> what a caller wants back of a write that is refused
 */
final class TableWriter<T> {

  /** How many writes may wait, as a multiple of those in flight: for those of one key to meet. */
  private static final int WAITING_PER_FLIGHT = 8;

  /** A write that is not taken, and never will be. */
  record Refused<T>(T tag, TableWrite write, Refusal why) {}

  /** Why a write is not taken. */
  sealed interface Refusal {

    /** The item is that of another exposure. */
    record KeyTaken(String byExposureId) implements Refusal {}

    /** The item would be larger than DynamoDB's items can be. */
    record TooLarge(String message) implements Refusal {}
  }

  /** What became of a bundle. */
  record Outcome<T>(long written, long stale, long folded, long retries, List<Refused<T>> refused) {

    Outcome {
      refused = List.copyOf(refused);
    }
  }

  private record Entry<T>(T tag, TableWrite write) {}

  /** The writes of one key that are not done; at most one of them is in flight. */
  private static final class Lane<T> {

    final ArrayDeque<Entry<T>> waiting = new ArrayDeque<>();
  }

  private final DynamoDbAsyncClient client;
  private final RetrySchedule schedule;
  private final int mostInFlight;

  private final Map<ItemKey, Lane<T>> lanes = new HashMap<>();
  private final ArrayDeque<Lane<T>> ready = new ArrayDeque<>();
  private final List<Refused<T>> refused = new ArrayList<>();
  private @Nullable TableWriteException failure;
  private int inFlight;
  private int waiting;
  private long written;
  private long stale;
  private long folded;
  private long retries;

  TableWriter(DynamoDbAsyncClient client, RetrySchedule schedule, int mostInFlight) {
    this.client = client;
    this.schedule = schedule;
    this.mostInFlight = mostInFlight;
  }

  /**
   * Takes a write; waits while too many others do.
   *
   * @throws TableWriteException if an earlier one failed for good
   */
  synchronized void write(T tag, TableWrite write) throws InterruptedException {
    throwFailure();
    Lane<T> lane = lanes.get(write.key());
    if (lane == null) {
      lane = new Lane<>();
      lanes.put(write.key(), lane);
      ready.add(lane);
    }
    add(lane, new Entry<>(tag, write));
    sendReady();
    while (waiting >= mostInFlight * WAITING_PER_FLIGHT && failure == null) {
      wait();
    }
    throwFailure();
  }

  /**
   * Waits until all are done, and says what became of them.
   *
   * @throws TableWriteException if one failed for good
   */
  synchronized Outcome<T> finish() throws InterruptedException {
    while (inFlight > 0 || (waiting > 0 && failure == null)) {
      wait();
    }
    throwFailure();
    return new Outcome<>(written, stale, folded, retries, refused);
  }

  private void throwFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  private void add(Lane<T> lane, Entry<T> entry) {
    Entry<T> last = lane.waiting.peekLast();
    if (last != null && entry.write().isReplacedBy(last.write())) {
      folded++;
      return;
    }
    if (last != null && entry.write().replaces(last.write())) {
      lane.waiting.removeLast();
      folded++;
      waiting--;
    }
    lane.waiting.add(entry);
    waiting++;
  }

  private void sendReady() {
    while (inFlight < mostInFlight && failure == null) {
      Lane<T> lane = ready.poll();
      if (lane == null) {
        return;
      }
      inFlight++;
      waiting--;
      new Attempts(lane, lane.waiting.remove()).next();
    }
  }

  /** One write, from its first attempt to its end. */
  private final class Attempts {

    private final Lane<T> lane;
    private final Entry<T> entry;
    private final long began = System.nanoTime();
    private int done;

    Attempts(Lane<T> lane, Entry<T> entry) {
      this.lane = lane;
      this.entry = entry;
    }

    void next() {
      CompletableFuture<?> answer;
      try {
        answer = entry.write().send(client);
      } catch (RuntimeException notSent) {
        answer = CompletableFuture.failedFuture(notSent);
      }
      var unused = answer.whenComplete((response, error) -> settle(error));
    }

    private void settle(@Nullable Throwable error) {
      synchronized (TableWriter.this) {
        done++;
        try {
          if (error == null) {
            written++;
            end();
          } else {
            settleFailed(WriteFailures.unwrap(error));
          }
        } catch (RuntimeException unforeseen) {
          // Thrown on a thread of the client, it would be lost, and the bundle would wait for ever.
          failure = new TableWriteException(entry.write().key(), done, unforeseen);
          end();
        }
      }
    }

    private void settleFailed(Throwable error) {
      if (error instanceof ConditionalCheckFailedException refusal) {
        judge(refusal);
      } else if (WriteFailures.isTooLarge(error)) {
        refuse(new Refusal.TooLarge(WriteFailures.explain(error)));
      } else if (failure == null && WriteFailures.passes(error) && schedule.goesOn(done, since())) {
        retries++;
        Duration pause = schedule.pauseAfter(done);
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
            .execute(this::again);
        return;
      } else if (failure == null) {
        failure = new TableWriteException(entry.write().key(), done, error);
      }
      end();
    }

    /** Another attempt, unless the bundle has failed meanwhile. */
    private void again() {
      synchronized (TableWriter.this) {
        if (failure == null) {
          next();
        } else {
          end();
        }
      }
    }

    private void judge(ConditionalCheckFailedException refusal) {
      AttributeValue owner =
          refusal.hasItem() ? refusal.item().get(ExposureItem.EXPOSURE_ID) : null;
      if (owner == null || owner.s().equals(entry.write().exposureId())) {
        stale++;
      } else {
        refuse(new Refusal.KeyTaken(owner.s()));
      }
    }

    private void refuse(Refusal why) {
      refused.add(new Refused<>(entry.tag(), entry.write(), why));
    }

    private Duration since() {
      return Duration.ofNanos(System.nanoTime() - began);
    }

    private void end() {
      inFlight--;
      if (lane.waiting.isEmpty()) {
        lanes.remove(entry.write().key());
      } else {
        ready.add(lane);
      }
      sendReady();
      TableWriter.this.notifyAll();
    }
  }
}
