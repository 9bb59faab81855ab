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
import org.afterward.coders.StrategyPerformance;
import org.afterward.servers.FaultyHttpProxy;
import org.afterward.servers.HttpFaults;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PutStrategyPerformanceTest {

  private static final long FIRST_DAY = 19_737;

  private static final RetrySchedule QUICK =
      new RetrySchedule(Duration.ofMillis(2), Duration.ofMillis(20), 30, Duration.ofSeconds(30));

  private LocalDynamo dynamo;
  private FaultyHttpProxy proxy;
  private DynamoConnection connection;
  private Tables tables;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = LocalDynamo.in(folder);
    proxy = FaultyHttpProxy.before(dynamo.endpoint(), 20240115);
  }

  @AfterAll
  void stop() {
    proxy.close();
    dynamo.close();
  }

  @BeforeEach
  void tables_of_its_own(TestInfo test) {
    String prefix = test.getTestMethod().orElseThrow().getName() + ".";
    connection = LocalDynamo.connectionBy(proxy.endpoint(), prefix);
    tables = dynamo.createTables(prefix);
    proxy.treat(HttpFaults.NONE);
  }

  /** Six strategies on ten days, in the order of their keys. */
  private static List<StrategyPerformance> sixty() {
    List<StrategyPerformance> all = new ArrayList<>();
    for (int strategyId = 1; strategyId <= 6; strategyId++) {
      for (int day = 0; day < 10; day++) {
        all.add(Samples.performance(strategyId, FIRST_DAY + day, 100L * strategyId + day));
      }
    }
    return all;
  }

  private static List<StrategyPerformance> shuffledWithRepeats() {
    List<StrategyPerformance> rows = new ArrayList<>(sixty());
    rows.addAll(rows.subList(20, 50));
    Collections.shuffle(rows, new Random(7));
    return rows;
  }

  private static void write(PutStrategyPerformance put, List<StrategyPerformance> rows) {
    Pipeline pipeline =
        Pipeline.create(LocalDynamo.withCredentials(PipelineOptionsFactory.create()));
    pipeline.apply(Create.of(rows)).apply("Put", put);
    pipeline.run().waitUntilFinish();
  }

  private List<StrategyPerformance> rowsOfTable() {
    return dynamo.items(tables.strategyPerformance()).stream()
        .map(StrategyPerformanceItem::read)
        .toList();
  }

  private List<String> linesOfTable() {
    return dynamo.items(tables.strategyPerformance()).stream().map(JsonAttributes::write).toList();
  }

  @Test
  void rows_with_repeats_make_an_item_each_and_a_replay_changes_nothing() {
    write(PutStrategyPerformance.to(connection), shuffledWithRepeats());

    assertThat(rowsOfTable()).isEqualTo(sixty());
    List<String> before = linesOfTable();
    write(PutStrategyPerformance.to(connection), shuffledWithRepeats());
    assertThat(linesOfTable()).isEqualTo(before);
  }

  @Test
  void a_statement_of_which_more_was_known_takes_the_place_of_one_of_less() {
    StrategyPerformance restated = Samples.performance(1, FIRST_DAY, 101);

    write(PutStrategyPerformance.to(connection), sixty());
    write(PutStrategyPerformance.to(connection), List.of(restated));

    List<StrategyPerformance> expected = new ArrayList<>(sixty());
    expected.set(0, restated);
    assertThat(rowsOfTable()).isEqualTo(expected);
  }

  @Test
  void an_older_statement_never_takes_the_place_of_a_newer_one() {
    StrategyPerformance older = Samples.performance(1, FIRST_DAY, 7);

    write(PutStrategyPerformance.to(connection), sixty());
    write(PutStrategyPerformance.to(connection), List.of(older));
    assertThat(rowsOfTable()).isEqualTo(sixty());

    List<StrategyPerformance> both = new ArrayList<>(sixty());
    both.add(older);
    Collections.shuffle(both, new Random(3));
    write(PutStrategyPerformance.to(connection), both);
    assertThat(rowsOfTable()).isEqualTo(sixty());
  }

  @Test
  void one_by_another_rule_replaces_all_where_that_is_asked_for() {
    StrategyPerformance other = Samples.performance(1, FIRST_DAY, 7);

    write(PutStrategyPerformance.to(connection), sixty());
    write(PutStrategyPerformance.to(connection).overAll(), List.of(other));

    assertThat(rowsOfTable()).contains(other).hasSize(60);
  }

  @Test
  void an_item_of_before_revisions_is_replaced() {
    StrategyPerformance row = Samples.performance(1, FIRST_DAY, 7);
    dynamo.put(
        tables.strategyPerformance(), "PK=STRATEGY#1 SK=DATE#2024-01-15 strategy_name=Balanced");

    write(PutStrategyPerformance.to(connection), List.of(row));

    assertThat(rowsOfTable()).containsExactly(row);
  }

  @Test
  void a_network_that_fails_makes_the_same_table() {
    long before = proxy.faultsMade();
    proxy.treat(new HttpFaults(0.2, 0.2, 0, 0.1, 0.1, 0.1));

    for (int round = 0; round < 3; round++) {
      write(PutStrategyPerformance.to(connection).withRetries(QUICK), shuffledWithRepeats());
    }

    assertThat(proxy.faultsMade()).isGreaterThan(before);
    assertThat(rowsOfTable()).isEqualTo(sixty());
  }

  @Test
  void a_table_that_is_throttled_for_good_fails_the_job_and_is_named() {
    RetrySchedule three =
        new RetrySchedule(Duration.ofMillis(1), Duration.ofMillis(2), 3, Duration.ofSeconds(30));
    proxy.treat(new HttpFaults(1, 0, 0, 0, 0, 0));
    PutStrategyPerformance put =
        PutStrategyPerformance.to(connection).withRetries(three).withInFlight(2);

    assertThatThrownBy(() -> write(put, List.of(Samples.performance(2, FIRST_DAY, 450))))
        .hasRootCauseInstanceOf(ProvisionedThroughputExceededException.class)
        .hasMessageContaining(
            "Could not write to table %s, STRATEGY#2, DATE#2024-01-15 after 3 attempts:"
                + " ProvisionedThroughputExceededException",
            tables.strategyPerformance());
    assertThat(rowsOfTable()).isEmpty();
  }
}
