package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What a server rarely does, and what it is asked, by a client that answers as it is told. */
class BatchWriterTest {

  private static final RetrySchedule QUICK =
      new RetrySchedule(Duration.ZERO, Duration.ZERO, 4, Duration.ofSeconds(30));

  /** Answers a little later with the items that it leaves, and keeps what it was asked and took. */
  private static final class Client implements DynamoDbAsyncClient {

    private static final Executor LATER =
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final UnaryOperator<List<Integer>> leaves;
    private final List<List<Integer>> asked = new ArrayList<>();
    private final Map<Integer, String> table = new HashMap<>();
    private int open;
    private int mostOpen;

    static Client thatTakesAll() {
      return new Client(keys -> List.of());
    }

    Client(UnaryOperator<List<Integer>> leaves) {
      this.leaves = leaves;
    }

    @Override
    public synchronized CompletableFuture<BatchWriteItemResponse> batchWriteItem(
        BatchWriteItemRequest request) {
      List<WriteRequest> puts = request.requestItems().getOrDefault("numbers", List.of());
      List<Integer> keys = puts.stream().map(Client::keyOf).toList();
      asked.add(keys);
      List<Integer> left = leaves.apply(keys);
      List<WriteRequest> unprocessed = new ArrayList<>();
      for (WriteRequest put : puts) {
        if (left.contains(keyOf(put))) {
          unprocessed.add(put);
        } else {
          table.put(
              keyOf(put), String.valueOf(JsonAttributes.text(put.putRequest().item(), "value")));
        }
      }
      open++;
      mostOpen = Math.max(mostOpen, open);
      Map<String, List<WriteRequest>> answer =
          unprocessed.isEmpty() ? Map.of() : Map.of("numbers", unprocessed);
      return CompletableFuture.supplyAsync(() -> answer(answer), LATER);
    }

    private synchronized BatchWriteItemResponse answer(
        Map<String, List<WriteRequest>> unprocessed) {
      open--;
      return BatchWriteItemResponse.builder().unprocessedItems(unprocessed).build();
    }

    private static int keyOf(WriteRequest put) {
      return Integer.parseInt(ItemKey.of("numbers", put.putRequest().item()).sort());
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static void put(BatchWriter writer, int number, String value)
      throws InterruptedException {
    writer.put(
        new ItemKey("numbers", "NUMBER", Integer.toString(number)),
        Map.of("value", AttributeValue.fromS(value)));
  }

  private static void put(BatchWriter writer, int from, int until) throws InterruptedException {
    for (int number = from; number < until; number++) {
      put(writer, number, "new");
    }
  }

  private static List<Integer> range(int from, int until) {
    return IntStream.range(from, until).boxed().toList();
  }

  @Test
  void items_go_in_batches_of_twenty_five() throws Exception {
    Client client = Client.thatTakesAll();
    BatchWriter writer = new BatchWriter(client, QUICK, 2);

    put(writer, 0, 60);

    assertThat(writer.finish()).isEqualTo(new BatchWriter.Outcome(60, 0, 0));
    assertThat(client.asked).containsExactly(range(0, 25), range(25, 50), range(50, 60));
  }

  @Test
  void no_more_batches_are_in_flight_than_are_allowed() throws Exception {
    Client client = Client.thatTakesAll();
    BatchWriter writer = new BatchWriter(client, QUICK, 2);

    put(writer, 0, 150);

    assertThat(writer.finish()).isEqualTo(new BatchWriter.Outcome(150, 0, 0));
    assertThat(client.asked).hasSize(6);
    assertThat(client.mostOpen).isLessThanOrEqualTo(2);
  }

  @Test
  void of_several_with_one_key_the_last_stands_and_no_batch_has_two() throws Exception {
    Client client = Client.thatTakesAll();
    BatchWriter writer = new BatchWriter(client, QUICK, 1);

    put(writer, 7, "first");
    put(writer, 7, "second");
    put(writer, 8, 32);
    // A wave of twenty-five has gone out by now.
    put(writer, 7, "third");
    put(writer, 7, "last");

    assertThat(writer.finish()).isEqualTo(new BatchWriter.Outcome(26, 2, 0));
    assertThat(client.asked).containsExactly(range(7, 32), List.of(7));
    assertThat(client.table).hasSize(25).containsEntry(7, "last").containsEntry(8, "new");
  }

  @Test
  void only_what_is_left_unprocessed_is_tried_again() throws Exception {
    Client client =
        new Client(
            keys -> keys.size() > 1 ? keys.subList(keys.size() / 2, keys.size()) : List.of());
    BatchWriter writer = new BatchWriter(client, QUICK, 1);

    put(writer, 0, 5);

    assertThat(writer.finish()).isEqualTo(new BatchWriter.Outcome(5, 0, 3));
    assertThat(client.asked).containsExactly(range(0, 5), range(2, 5), range(3, 5), List.of(4));
    assertThat(client.table.keySet()).containsExactlyInAnyOrderElementsOf(range(0, 5));
  }

  @Test
  void what_stays_unprocessed_fails_the_bundle_and_is_named() throws Exception {
    Client client = new Client(keys -> keys.stream().filter(key -> key >= 3).toList());
    BatchWriter writer = new BatchWriter(client, QUICK, 1);

    put(writer, 0, 5);

    assertThatThrownBy(writer::finish)
        .isInstanceOf(TableWriteException.class)
        .hasMessage(
            "Could not write to table numbers, NUMBER, 3 and 1 more after 4 attempts:"
                + " UnprocessedItemsException: DynamoDB took the others of the batch only");
    assertThat(client.asked)
        .containsExactly(range(0, 5), List.of(3, 4), List.of(3, 4), List.of(3, 4));
  }

  @Test
  void what_does_not_pass_fails_at_once() throws Exception {
    Client client =
        new Client(
            keys -> {
              throw ResourceNotFoundException.builder().message("no such table").build();
            });
    BatchWriter writer = new BatchWriter(client, QUICK, 1);

    put(writer, 0, 1);

    assertThatThrownBy(writer::finish)
        .isInstanceOf(TableWriteException.class)
        .hasCauseInstanceOf(ResourceNotFoundException.class)
        .hasMessageStartingWith("Could not write to table numbers, NUMBER, 0 after 1 attempt: ");
    assertThat(client.asked).containsExactly(List.of(0));
  }

  @Test
  void nothing_to_write_asks_nobody() throws Exception {
    Client client = Client.thatTakesAll();

    assertThat(new BatchWriter(client, QUICK, 1).finish())
        .isEqualTo(new BatchWriter.Outcome(0, 0, 0));
    assertThat(client.asked).isEmpty();
  }
}
