package org.afterward.pipelines.dynamo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.servers.DynamoServer;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A DynamoDB of a test's own, and what tests ask of it. */
public final class LocalDynamo implements AutoCloseable {

  private final DynamoServer server;
  private final DynamoDbClient client;

  private LocalDynamo(DynamoServer server) {
    this.server = server;
    this.client = connection("").client(options());
  }

  public static LocalDynamo in(Path folder) throws IOException {
    return new LocalDynamo(DynamoServer.in(folder));
  }

  URI endpoint() {
    return server.endpoint();
  }

  DynamoDbClient client() {
    return client;
  }

  DynamoConnection connection(String prefix) {
    return connectionBy(endpoint(), prefix);
  }

  static DynamoConnection connectionBy(URI endpoint, String prefix) {
    DynamoOptions options = PipelineOptionsFactory.create().as(DynamoOptions.class);
    options.setTablePrefix(prefix);
    options.setDynamoEndpoint(endpoint.toString());
    return DynamoConnection.of(options);
  }

  static AwsOptions options() {
    return withCredentials(PipelineOptionsFactory.create());
  }

  /** Any region and credentials will do. */
  static AwsOptions withCredentials(PipelineOptions options) {
    AwsOptions aws = options.as(AwsOptions.class);
    aws.setAwsRegion(Region.EU_WEST_1);
    aws.setAwsCredentialsProvider(
        StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")));
    return aws;
  }

  /** What a command is told in order to come here. */
  public List<String> call(String prefix) {
    return List.of(
        "--tablePrefix=" + prefix,
        "--dynamoEndpoint=" + endpoint(),
        "--awsRegion=eu-west-1",
        "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\","
            + "\"accessKeyId\":\"anybody\",\"secretAccessKey\":\"anything\"}");
  }

  /** Makes the tables of a prefix, whose items stay although they are of times long ago. */
  public Tables createTables(String prefix) {
    Tables tables = new Tables(prefix);
    TableCreation creation = new TableCreation(client, line -> {});
    tables.definitions().forEach(table -> creation.create(table.keptForEver()));
    return tables;
  }

  /** Does a write, and fails where it is refused. */
  void write(TableWrite write) {
    if (write.request() instanceof PutItemRequest put) {
      client.putItem(put);
    } else {
      client.updateItem((UpdateItemRequest) write.request());
    }
  }

  /** All items of a table in the order of their keys, each with its attributes by name. */
  public List<Map<String, AttributeValue>> items(String table) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    client
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .forEach(item -> items.add(new TreeMap<>(item)));
    items.sort(
        Comparator.comparing((Map<String, AttributeValue> item) -> key(item, Tables.PK))
            .thenComparing(item -> key(item, Tables.SK)));
    return items;
  }

  /** Makes a table of the app's own, with one attribute for its key. */
  void createTable(String name, String key) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    List.of(
                        KeySchemaElement.builder()
                            .attributeName(key)
                            .keyType(KeyType.HASH)
                            .build())));
  }

  /** An item of texts, and of numbers where a value begins with #. */
  void put(String table, String attributes) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (String attribute : attributes.split(" ", -1)) {
      String[] parts = attribute.split("=", 2);
      item.put(
          parts[0],
          parts[1].startsWith("#")
              ? AttributeValue.fromN(parts[1].substring(1))
              : AttributeValue.fromS(parts[1]));
    }
    client.putItem(put -> put.tableName(table).item(item));
  }

  private static String key(Map<String, AttributeValue> item, String attribute) {
    return String.valueOf(JsonAttributes.text(item, attribute));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
