package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.Afterward;
import org.afterward.servers.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TablesJobTest {

  private LocalDynamo dynamo;

  /** What a call gave back. */
  private record Said(int exitCode, String out, String err) {}

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = LocalDynamo.in(folder);
  }

  @AfterAll
  void stop() {
    dynamo.close();
  }

  private static Said call(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(List.of("tables"));
    words.addAll(List.of(args));
    int exitCode =
        Afterward.run(
            words.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Said callServer(String flag, String prefix) {
    return callServer(flag, prefix, "--verbose=false");
  }

  private Said callServer(String flag, String prefix, String other) {
    return call(
        flag,
        other,
        "--tablePrefix=" + prefix,
        "--dynamoEndpoint=" + dynamo.endpoint(),
        "--awsRegion=eu-west-1",
        "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\","
            + "\"accessKeyId\":\"anybody\",\"secretAccessKey\":\"anything\"}");
  }

  @Test
  void tables_are_created_once_and_are_then_as_they_must_be() {
    String right =
        """
        a.exposures: is as it must be
        a.rewards: is as it must be
        a.strategy_performance: is as it must be
        """;

    assertThat(callServer("--create", "a."))
        .isEqualTo(
            new Said(
                0,
                """
                a.exposures: created
                a.exposures: items go after 90 days, by expires_at
                a.rewards: created
                a.strategy_performance: created
                a.strategy_performance: items go after 365 days, by expires_at
                """
                    + right,
                ""));
    assertThat(callServer("--create", "a."))
        .isEqualTo(new Said(0, "nothing is missing\n" + right, ""));
    assertThat(callServer("--check", "a.")).isEqualTo(new Said(0, right, ""));
  }

  @Test
  void every_difference_is_named_and_what_is_missing_can_be_created() {
    createByHand("b.exposures", "GSI1PK", ProjectionType.KEYS_ONLY);
    createByHand("b.rewards", "user", ProjectionType.ALL);

    assertThat(callServer("--check", "b."))
        .isEqualTo(
            new Said(
                1,
                """
                b.exposures: its key is PK (S), SK (N), not PK (S), SK (S)
                b.exposures: index GSI1: its key is GSI1PK (S), SK (N), not GSI1PK (S), GSI1SK (S)
                b.exposures: index GSI1: it projects KEYS_ONLY, not ALL
                b.exposures: index GSI2 is missing
                b.exposures: items do not go: time to live is off, not by expires_at
                b.rewards: its key is PK (S), SK (N), not PK (S), SK (S)
                b.strategy_performance: is missing
                """,
                "afterward: the run failed: the tables are not as they must be: 7 differences\n"));

    Said created = callServer("--create", "b.");
    assertThat(created.exitCode()).isEqualTo(1);
    assertThat(created.out())
        .startsWith(
            """
            b.exposures: index GSI2 created
            b.exposures: items go after 90 days, by expires_at
            b.strategy_performance: created
            b.strategy_performance: items go after 365 days, by expires_at
            """);
    assertThat(created.err())
        .isEqualTo(
            "afterward: the run failed: the tables are not as they must be: 4 differences\n");
  }

  /** A table whose sort keys are numbers. */
  private void createByHand(String name, String indexKey, ProjectionType projection) {
    dynamo
        .client()
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        attribute("PK", ScalarAttributeType.S),
                        attribute("SK", ScalarAttributeType.N),
                        attribute(indexKey, ScalarAttributeType.S))
                    .keySchema(keys("PK"))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName("GSI1")
                            .keySchema(keys(indexKey))
                            .projection(by -> by.projectionType(projection))
                            .build()));
  }

  private static List<KeySchemaElement> keys(String partition) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName("SK").keyType(KeyType.RANGE).build());
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  @Test
  void what_the_tables_must_be_is_described_to_people() {
    Said said = call("--describe", "--tablePrefix=prod.");

    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .startsWith(
            """
            prod.exposures
              key         PK      USER#{user_id}
                          SK      EXP#{timestamp}#SESSION#{session_id}
              index GSI1  GSI1PK  STRATEGY#{strategy_id}#DATE#{date}
                          GSI1SK  EXP#{timestamp}#SESSION#{session_id}
              index GSI2  GSI2PK  REWARD_STATUS#{true|false}#DATE#{date}
                          GSI2SK  EXP#{timestamp}#SESSION#{session_id}
              kept        90 days, by expires_at
              attributes  exposure_id user_id timestamp session_id""");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void one_thing_at_a_time_is_asked_for() {
    assertThat(call())
        .isEqualTo(
            new Said(
                2,
                "",
                "afterward: tables needs one of --create, --check, --describe and --mapping\n"));
    assertThat(call("--create", "--check"))
        .isEqualTo(
            new Said(
                2,
                "",
                "afterward: tables needs one of --create, --check, --describe and --mapping,"
                    + " not 2 of them\n"));
  }

  @Test
  void the_standard_mapping_is_printed_as_it_is_read() {
    assertThat(call("--mapping")).isEqualTo(new Said(0, AppTablesFile.standardText(), ""));
  }

  @Test
  void an_endpoint_that_does_not_answer_is_one_line() throws IOException {
    String nowhere = "http://127.0.0.1:" + ServerProcess.freePort();

    Said said =
        call(
            "--check",
            "--dynamoEndpoint=" + nowhere,
            "--awsRegion=eu-west-1",
            "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\","
                + "\"accessKeyId\":\"anybody\",\"secretAccessKey\":\"anything\"}");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err())
        .startsWith(
            "afterward: the run failed: DynamoDB at "
                + nowhere
                + " does not answer: HttpHostConnect");
  }

  @Test
  void items_can_be_kept() {
    assertThat(callServer("--create", "c.", "--keepItems").out())
        .doesNotContain("items go")
        .contains("c.exposures: created", "c.strategy_performance: is as it must be");
    assertThat(callServer("--check", "c."))
        .isEqualTo(
            new Said(
                1,
                """
                c.exposures: items do not go: time to live is off, not by expires_at
                c.rewards: is as it must be
                c.strategy_performance: items do not go: time to live is off, not by expires_at
                """,
                "afterward: the run failed: the tables are not as they must be: 2 differences\n"));
  }
}
