package org.afterward.pipelines.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.DynamoOptions;
import org.afterward.servers.DynamoServer;
import org.afterward.servers.S3Server;
import org.afterward.servers.ServerProcess;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorAndAmazonTest {

  private DynamoServer dynamo;
  private S3Server s3;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = DynamoServer.in(folder.resolve("dynamo"));
    s3 = S3Server.in(folder.resolve("s3"));
    s3.createBucket("bucket");
  }

  @AfterAll
  void stop() {
    s3.close();
    dynamo.close();
  }

  @Test
  void tables_that_are_as_they_should_be_are_well() {
    tables("--create", "--tablePrefix=good_");

    Patient patient = doctorOfTables("--tables", "--tablePrefix=good_");
    assertThat(patient.about("table"))
        .containsExactly(
            "ok | table good_exposures | has its keys, indexes and expiry",
            "ok | table good_rewards | has its keys, indexes and expiry",
            "ok | table good_strategy_performance | has its keys, indexes and expiry");
    assertThat(patient.about("clock"))
        .containsExactly("ok | clock | agrees with " + dynamo.endpoint());
    assertThat(patient.exitCode()).isZero();
  }

  @Test
  void tables_that_keep_their_items_are_a_warning() {
    tables("--create", "--keepItems", "--tablePrefix=kept_");

    Patient patient = doctorOfTables("--exposureDays=2024-01-08/2024-01-16", "--tablePrefix=kept_");
    assertThat(patient.about("table"))
        .containsExactly(
            "warn | table kept_exposures | keeps its items for ever -> right for a backfill; else"
                + " ./afterward tables --create lets them go");
    assertThat(patient.exitCode()).isZero();

    tables("--create", "--tablePrefix=kept_");
    assertThat(
            doctorOfTables("--exposureDays=2024-01-08/2024-01-16", "--tablePrefix=kept_")
                .about("table"))
        .containsExactly("ok | table kept_exposures | has its keys, indexes and expiry");
  }

  @Test
  void tables_that_are_missing_or_otherwise_are_told_with_all_that_is_wrong() {
    create("bad_exposures", false, "user_id", "SK", "GSI2");
    create("bad_rewards", true, "PK", "SK");

    Patient patient = doctorOfTables("--tables", "--tablePrefix=bad_");
    String remedy =
        " -> ./afterward tables --create makes what is missing, and says what it cannot mend";
    assertThat(patient.about("table"))
        .containsExactly(
            "fail | table bad_exposures | its key is user_id (S), SK (S), not PK (S), SK (S), index"
                + " GSI1 is missing, index GSI2: its key is user_id (S), SK (S), not GSI2PK (S),"
                + " GSI2SK (S), items do not go: time to live is off, not by expires_at"
                + remedy,
            "fail | table bad_rewards | items go by expires_at, but are to stay for ever" + remedy,
            "fail | table bad_strategy_performance | is missing" + remedy);
    assertThat(patient.exitCode()).isEqualTo(1);
  }

  @Test
  void days_that_are_no_range_are_told_by_the_option_s_name() {
    assertThat(doctorOfTables("--exposureDays=2024-01-08").about("DynamoDB"))
        .singleElement()
        .asString()
        .startsWith(
            "fail | DynamoDB | --exposureDays is FROM/TO such as 2024-01-08/2024-01-16, not"
                + " \"2024-01-08\" -> ");
  }

  @Test
  void the_app_s_tables_are_looked_for_by_the_names_of_the_mapping(@TempDir Path folder)
      throws IOException {
    create("spends", false, "PK", "SK");
    Path mapping = folder.resolve("app.yaml");
    Files.writeString(
        mapping,
        """
        spends:
          - event_type: LOGIN
            fields: {event_id: "{id}", timestamp: "{at}", user_id: "{who}"}
        users:
          - event_type: LOGIN
            fields: {event_id: "{id}", timestamp: "{at}", user_id: "{who}"}
        """);

    Patient patient = doctorOfTables("--appTables=" + mapping);
    assertThat(patient.about("app table"))
        .containsExactly(
            "ok | app table spends | is there",
            "fail | app table users | is missing -> see its name in the mapping: ./afterward tables"
                + " --mapping prints the standard one");
    assertThat(patient.exitCode()).isEqualTo(1);
  }

  @Test
  void a_mapping_that_is_not_there_is_told_and_the_other_checks_go_on() {
    Patient patient = doctorOfTables("--appTables=nowhere.yaml", "--exposures=nowhere");
    assertThat(patient.about("--appTables"))
        .singleElement()
        .asString()
        .startsWith(
            "fail | --appTables | --appTables=nowhere.yaml is no file that can be read; right would"
                + " be standard or a file -> ");
    assertThat(patient.about("--exposures")).hasSize(1);
  }

  @Test
  void a_dynamo_that_is_not_there_is_told_with_the_options_to_see_to() throws IOException {
    Patient patient =
        Patient.of(
            amazon(
                "test",
                "secret",
                "--tables",
                "--dynamoEndpoint=http://127.0.0.1:" + ServerProcess.freePort()));

    assertThat(patient.about("DynamoDB"))
        .singleElement()
        .asString()
        .startsWith("fail | DynamoDB | ")
        .endsWith(
            " -> see --awsRegion, --dynamoEndpoint, the credentials, and whether they allow"
                + " DescribeTable and DescribeTimeToLive");
    assertThat(patient.exitCode()).isEqualTo(1);
  }

  @Test
  void a_bucket_that_can_be_written_to_is_well() {
    Patient patient = doctorOfBucket(S3Server.SECRET_KEY, "s3://bucket/out");

    assertThat(patient.about("--output"))
        .containsExactly(
            "ok | --output | s3://bucket/out: a small file was written and deleted again");
    assertThat(patient.about("clock")).containsExactly("ok | clock | agrees with " + s3.endpoint());
    assertThat(patient.exitCode()).isZero();
  }

  @Test
  void wrong_credentials_and_a_bucket_that_is_not_there_fail() {
    for (Patient patient :
        List.of(
            doctorOfBucket("wrong", "s3://bucket/out"),
            doctorOfBucket(S3Server.SECRET_KEY, "s3://nowhere/out"))) {
      assertThat(patient.about("--output"))
          .singleElement()
          .asString()
          .startsWith("fail | --output | ")
          .endsWith(" is there, and may be written to by whom runs the job");
      assertThat(patient.exitCode()).isEqualTo(1);
    }
  }

  private Patient doctorOfTables(String... options) {
    return Patient.of(amazon("test", "secret", withEndpoint(options)));
  }

  private void tables(String... options) {
    List<String> args = new ArrayList<>(List.of("tables"));
    args.addAll(List.of(amazon("test", "secret", withEndpoint(options))));
    assertThat(Afterward.run(args.toArray(String[]::new), System.out, System.err)).isZero();
  }

  private String[] withEndpoint(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--dynamoEndpoint=" + dynamo.endpoint());
    return all.toArray(String[]::new);
  }

  private Patient doctorOfBucket(String secretKey, String folder) {
    return Patient.of(
        amazon(
            S3Server.ACCESS_KEY, secretKey, "--endpoint=" + s3.endpoint(), "--output=" + folder));
  }

  private static String[] amazon(String accessKey, String secretKey, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--awsRegion=eu-central-1",
                "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\",\"accessKeyId\":\"%s\",\"secretAccessKey\":\"%s\"}"
                    .formatted(accessKey, secretKey)));
    options.addAll(List.of(more));
    return options.toArray(String[]::new);
  }

  private void create(
      String table, boolean itemsGo, String key, String sortKey, String... indexes) {
    DynamoOptions options =
        PipelineOptionsFactory.fromArgs(
                amazon("test", "secret", "--dynamoEndpoint=" + dynamo.endpoint()))
            .as(DynamoOptions.class);
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(text(key), text(sortKey))
            .keySchema(keys(key, sortKey));
    if (indexes.length > 0) {
      request.globalSecondaryIndexes(
          List.of(indexes).stream().map(index -> index(index, key, sortKey)).toList());
    }
    try (DynamoDbClient client = DynamoConnection.of(options).client(options)) {
      client.createTable(request.build());
      if (itemsGo) {
        client.updateTimeToLive(
            ttl ->
                ttl.tableName(table)
                    .timeToLiveSpecification(
                        expiry -> expiry.enabled(true).attributeName("expires_at")));
      }
    }
  }

  private static GlobalSecondaryIndex index(String name, String key, String sortKey) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(key, sortKey))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(String key, String sortKey) {
    return List.of(
        KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sortKey).keyType(KeyType.RANGE).build());
  }
}
