package org.afterward.pipelines.dynamo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * One batch of puts, from its first attempt to its end. What DynamoDB leaves unprocessed is sent
 * again after a pause, and nothing else of the batch is.
 */
final class BatchPut {

  /** More than these DynamoDB does not take at a time. */
  static final int MOST_ITEMS = 25;

  private final DynamoDbAsyncClient client;
  private final RetrySchedule schedule;
  private final Map<ItemKey, Map<String, AttributeValue>> left;
  private final CompletableFuture<Integer> retries = new CompletableFuture<>();
  private final long began = System.nanoTime();
  private int done;

  private BatchPut(
      DynamoDbAsyncClient client,
      RetrySchedule schedule,
      Map<ItemKey, Map<String, AttributeValue>> items) {
    this.client = client;
    this.schedule = schedule;
    this.left = new LinkedHashMap<>(items);
  }

  /**
   * Puts at most {@link #MOST_ITEMS} items, by their keys and with them. The future says how often
   * something was tried again, or fails with a {@link TableWriteException}.
   */
  static CompletableFuture<Integer> send(
      DynamoDbAsyncClient client,
      RetrySchedule schedule,
      Map<ItemKey, Map<String, AttributeValue>> items) {
    BatchPut put = new BatchPut(client, schedule, items);
    put.next();
    return put.retries;
  }

  private void next() {
    CompletableFuture<BatchWriteItemResponse> answer;
    try {
      answer = client.batchWriteItem(request());
    } catch (RuntimeException notSent) {
      answer = CompletableFuture.failedFuture(notSent);
    }
    var unused = answer.whenComplete(this::settle);
  }

  private BatchWriteItemRequest request() {
    Map<String, List<WriteRequest>> puts = new HashMap<>();
    left.forEach(
        (key, item) ->
            puts.computeIfAbsent(key.table(), table -> new ArrayList<>())
                .add(WriteRequest.builder().putRequest(put -> put.item(item)).build()));
    return BatchWriteItemRequest.builder()
        .requestItems(puts)
        .overrideConfiguration(TableWrite.PATIENCE)
        .build();
  }

  private void settle(@Nullable BatchWriteItemResponse response, @Nullable Throwable error) {
    done++;
    try {
      Throwable problem = error == null ? problemOf(response) : WriteFailures.unwrap(error);
      if (problem == null) {
        retries.complete(done - 1);
      } else if (passes(problem) && schedule.goesOn(done, since())) {
        CompletableFuture.delayedExecutor(
                schedule.pauseAfter(done).toMillis(), TimeUnit.MILLISECONDS)
            .execute(this::next);
      } else {
        fail(problem);
      }
    } catch (RuntimeException unforeseen) {
      // Thrown on a thread of the client, it would be lost, and the bundle would wait for ever.
      fail(unforeseen);
    }
  }

  /** Forgets what was put; null where nothing is left. */
  private @Nullable Throwable problemOf(@Nullable BatchWriteItemResponse response) {
    if (response == null) {
      return new IllegalStateException("There is neither an answer nor an error");
    }
    left.keySet().retainAll(unprocessed(response));
    return left.isEmpty() ? null : new UnprocessedItemsException();
  }

  private static Set<ItemKey> unprocessed(BatchWriteItemResponse response) {
    Set<ItemKey> keys = new HashSet<>();
    response
        .unprocessedItems()
        .forEach(
            (table, puts) ->
                puts.forEach(put -> keys.add(ItemKey.of(table, put.putRequest().item()))));
    return keys;
  }

  private static boolean passes(Throwable problem) {
    return problem instanceof UnprocessedItemsException || WriteFailures.passes(problem);
  }

  private void fail(Throwable problem) {
    retries.completeExceptionally(new TableWriteException(left.keySet(), done, problem));
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** DynamoDB answers so where it throttles some of a batch only. */
  private static final class UnprocessedItemsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnprocessedItemsException() {
      super("DynamoDB took the others of the batch only");
    }
  }
}
