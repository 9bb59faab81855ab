package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.afterward.coders.Exposure;
import org.afterward.servers.FaultyHttpProxy;
import org.afterward.servers.HttpFaults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TableWriterTest {

  private static final RetrySchedule QUICK =
      new RetrySchedule(Duration.ofMillis(2), Duration.ofMillis(20), 30, Duration.ofSeconds(30));

  private LocalDynamo dynamo;
  private FaultyHttpProxy proxy;
  private DynamoDbAsyncClient client;
  private Tables tables;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = LocalDynamo.in(folder);
    proxy = FaultyHttpProxy.before(dynamo.endpoint(), 20240115);
    client = LocalDynamo.connectionBy(proxy.endpoint(), "").asyncClient(LocalDynamo.options());
  }

  @AfterAll
  void stop() {
    client.close();
    proxy.close();
    dynamo.close();
  }

  @BeforeEach
  void tables_of_its_own_and_no_faults(TestInfo test) {
    tables = dynamo.createTables(test.getTestMethod().orElseThrow().getName() + ".");
    proxy.treat(HttpFaults.NONE);
  }

  private TableWriter.Outcome<String> write(List<TableWrite> writes) throws InterruptedException {
    TableWriter<String> writer = new TableWriter<>(client, QUICK, 32);
    for (TableWrite write : writes) {
      writer.write(write.exposureId() + "/" + write.revision(), write);
    }
    return writer.finish();
  }

  private List<String> lines(String table) {
    return dynamo.items(table).stream().map(JsonAttributes::write).toList();
  }

  @Test
  void shuffled_revisions_through_a_network_that_fails_end_in_the_newest() throws Exception {
    Random random = new Random(7);
    List<TableWrite> writes = new ArrayList<>();
    List<Exposure> exposures = IntStream.range(0, 100).mapToObj(Samples::exposure).toList();
    for (Exposure exposure : exposures) {
      for (int revision = 0; revision < 5; revision++) {
        TableWrite put = RewardItem.put(tables, Samples.reward(exposure, revision));
        TableWrite mark = ExposureMark.put(tables, Samples.reward(exposure, revision));
        writes.addAll(List.of(put, put, mark));
      }
      TableWrite put = ExposureItem.put(tables, exposure);
      writes.addAll(List.of(put, put, put, put, put));
    }
    Collections.shuffle(writes, random);
    proxy.treat(new HttpFaults(0.05, 0.05, 0.04, 0.04, 0.05));

    // Many small bundles, so that little of it is folded.
    long retries = 0;
    long done = 0;
    for (int from = 0; from < writes.size(); from += 100) {
      TableWriter.Outcome<String> outcome = write(writes.subList(from, from + 100));
      assertThat(outcome.refused()).isEmpty();
      retries += outcome.retries();
      done += outcome.written() + outcome.stale() + outcome.folded();
    }

    assertThat(writes).hasSize(2_000);
    assertThat(done).isEqualTo(2_000);
    assertThat(retries).isPositive();
    proxy.treat(HttpFaults.NONE);
    Tables undisturbed = dynamo.createTables("undisturbed.");
    for (Exposure exposure : exposures) {
      dynamo.write(RewardItem.put(undisturbed, Samples.reward(exposure, 4)));
      dynamo.write(ExposureItem.put(undisturbed, exposure));
      dynamo.write(ExposureMark.put(undisturbed, Samples.reward(exposure, 4)));
    }
    assertThat(lines(tables.rewards())).isEqualTo(lines(undisturbed.rewards()));
    assertThat(lines(tables.exposures())).isEqualTo(lines(undisturbed.exposures()));
  }

  @Test
  void an_exposure_and_its_reward_make_the_same_item_in_either_order() {
    Tables reversed = dynamo.createTables("reversed.");
    Exposure exposure = Samples.exposure(1);

    dynamo.write(ExposureItem.put(tables, exposure));
    dynamo.write(ExposureMark.put(tables, Samples.reward(exposure, 0)));
    dynamo.write(ExposureItem.put(tables, exposure));
    dynamo.write(ExposureMark.put(reversed, Samples.reward(exposure, 0)));
    dynamo.write(ExposureItem.put(reversed, exposure));

    assertThat(lines(tables.exposures())).isEqualTo(lines(reversed.exposures()));
    assertThat(dynamo.items(tables.exposures()))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item)
                    .containsEntry(
                        "GSI2PK", AttributeValue.fromS("REWARD_STATUS#true#DATE#2024-01-15"))
                    .containsEntry("reward", AttributeValue.fromN("30.333333"))
                    .containsEntry("tab", AttributeValue.fromS("discovery")));
  }

  @Test
  void an_older_revision_is_counted_and_changes_nothing() throws Exception {
    Exposure exposure = Samples.exposure(1);
    dynamo.write(RewardItem.put(tables, Samples.reward(exposure, 2)));
    dynamo.write(ExposureMark.put(tables, Samples.reward(exposure, 2)));
    List<String> rewards = lines(tables.rewards());
    List<String> exposures = lines(tables.exposures());

    TableWriter.Outcome<String> outcome =
        write(
            List.of(
                RewardItem.put(tables, Samples.reward(exposure, 1)),
                ExposureMark.put(tables, Samples.reward(exposure, 0))));

    assertThat(outcome).isEqualTo(new TableWriter.Outcome<String>(0, 2, 0, 0, List.of()));
    assertThat(lines(tables.rewards())).isEqualTo(rewards);
    assertThat(lines(tables.exposures())).isEqualTo(exposures);
  }

  @Test
  void writes_of_one_key_that_wait_are_folded_to_the_newest() throws Exception {
    List<TableWrite> writes =
        IntStream.of(3, 1, 9, 4, 9, 5)
            .mapToObj(
                revision -> RewardItem.put(tables, Samples.reward(Samples.exposure(1), revision)))
            .toList();
    TableWriter<String> writer = new TableWriter<>(client, QUICK, 1);
    // While this one is in flight, all others wait.
    proxy.treat(new HttpFaults(0, 0, 0, 0, 1));
    writer.write("ahead", RewardItem.put(tables, Samples.reward(Samples.exposure(2), 0)));
    for (TableWrite write : writes) {
      writer.write("reward", write);
    }

    TableWriter.Outcome<String> outcome = writer.finish();

    assertThat(outcome.written() + outcome.stale() + outcome.folded()).isEqualTo(7);
    assertThat(dynamo.items(tables.rewards()).stream().map(item -> RewardItem.read(item)))
        .containsExactly(
            Samples.reward(Samples.exposure(1), 9), Samples.reward(Samples.exposure(2), 0));
  }

  @Test
  void a_table_that_is_throttled_for_good_fails_the_bundle_and_names_it() {
    proxy.treat(new HttpFaults(1, 0, 0, 0, 0));
    RetrySchedule three =
        new RetrySchedule(Duration.ofMillis(1), Duration.ofMillis(2), 3, Duration.ofSeconds(30));
    TableWriter<String> writer = new TableWriter<>(client, three, 4);

    assertThatThrownBy(
            () -> {
              writer.write(
                  "reward", RewardItem.put(tables, Samples.reward(Samples.exposure(1), 0)));
              writer.finish();
            })
        .isInstanceOf(TableWriteException.class)
        .hasMessage(
            "Could not write to table %s, MONTH#2024-01, EXPOSURE#exp_1 after 3 attempts:"
                + " ProvisionedThroughputExceededException: made by the proxy",
            tables.rewards());
  }

  @Test
  void what_does_not_pass_fails_at_once() {
    long before = proxy.faultsMade();
    TableWrite nowhere =
        RewardItem.put(new Tables("nobody-made."), Samples.reward(Samples.exposure(1), 0));

    assertThatThrownBy(() -> write(List.of(nowhere)))
        .isInstanceOf(TableWriteException.class)
        .hasCauseInstanceOf(ResourceNotFoundException.class)
        .hasMessageStartingWith(
            "Could not write to table nobody-made.rewards, MONTH#2024-01, EXPOSURE#exp_1 after"
                + " 1 attempt: ResourceNotFoundException");
    assertThat(proxy.faultsMade()).isEqualTo(before);
  }
}
