package org.afterward.pipelines.dynamo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts many items in batches, without a condition. For one thread and one bundle: {@link #put} as
 * often as needed, then {@link #finish}.
 *
 * <p>Of several items with one key the last stands. Batches go out in waves: the items of a wave
 * have different keys, which DynamoDB wants of a batch, and a wave begins when the one before it
 * has ended, so that no item overtakes a later one.
 */
final class BatchWriter {

  /** What became of a bundle. */
  record Outcome(long written, long folded, long retries) {}

  private final DynamoDbAsyncClient client;
  private final RetrySchedule schedule;
  private final int itemsOfWave;

  private final Map<ItemKey, Map<String, AttributeValue>> waiting = new LinkedHashMap<>();
  private long written;
  private long folded;
  private long retries;

  BatchWriter(DynamoDbAsyncClient client, RetrySchedule schedule, int mostInFlight) {
    this.client = client;
    this.schedule = schedule;
    this.itemsOfWave = Math.multiplyExact(mostInFlight, BatchPut.MOST_ITEMS);
  }

  /**
   * Takes an item, which is sent with others.
   *
   * @param attributes without the key
   * @throws TableWriteException if an earlier one failed for good
   */
  void put(ItemKey key, Map<String, AttributeValue> attributes) throws InterruptedException {
    Map<String, AttributeValue> item = new LinkedHashMap<>(attributes);
    item.putAll(key.attributes());
    if (waiting.put(key, item) != null) {
      folded++;
    }
    if (waiting.size() == itemsOfWave) {
      sendWave();
    }
  }

  /**
   * Puts the rest, and says what became of all.
   *
   * @throws TableWriteException if one failed for good
   */
  Outcome finish() throws InterruptedException {
    sendWave();
    return new Outcome(written, folded, retries);
  }

  private void sendWave() throws InterruptedException {
    List<CompletableFuture<Integer>> batches = new ArrayList<>();
    Iterator<Map.Entry<ItemKey, Map<String, AttributeValue>>> items = waiting.entrySet().iterator();
    while (items.hasNext()) {
      batches.add(BatchPut.send(client, schedule, nextBatch(items)));
    }
    awaitAll(batches);
    for (CompletableFuture<Integer> batch : batches) {
      retries += batch.join();
    }
    written += waiting.size();
    waiting.clear();
  }

  private static Map<ItemKey, Map<String, AttributeValue>> nextBatch(
      Iterator<Map.Entry<ItemKey, Map<String, AttributeValue>>> items) {
    Map<ItemKey, Map<String, AttributeValue>> batch = new LinkedHashMap<>();
    while (items.hasNext() && batch.size() < BatchPut.MOST_ITEMS) {
      Map.Entry<ItemKey, Map<String, AttributeValue>> item = items.next();
      batch.put(item.getKey(), item.getValue());
    }
    return batch;
  }

  /** Also where one fails: nothing may be in flight when the bundle is tried again. */
  private static void awaitAll(List<CompletableFuture<Integer>> batches)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(batches.toArray(new CompletableFuture<?>[0])).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TableWriteException failure) {
        throw failure;
      }
      throw new IllegalStateException("A batch failed without saying which", e);
    }
  }
}
