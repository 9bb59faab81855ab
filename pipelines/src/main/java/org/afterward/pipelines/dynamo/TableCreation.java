package org.afterward.pipelines.dynamo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Creates what of the tables is missing: tables, indexes, the expiry of items. */
final class TableCreation {

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(20);

  private final DynamoDbClient client;
  private final Consumer<String> tell;

  /**
   * A creation.
   *
   * @param tell hears in one line of each thing that was done
   */
  TableCreation(DynamoDbClient client, Consumer<String> tell) {
    this.client = client;
    this.tell = tell;
  }

  /** Creates what is missing; where nothing is, changes nothing and says nothing. */
  void create(TableDefinition table) {
    @Nullable TableDescription found = LiveTable.describe(client, table.name());
    if (found == null) {
      createTable(table);
    } else {
      awaitActive(table.name());
      Set<String> indexes = LiveTable.indexNames(found);
      for (IndexDefinition index : table.indexes()) {
        if (!indexes.contains(index.name())) {
          createIndex(table, index);
        }
      }
    }
    if (table.expires() && LiveTable.expiryAttribute(client, table.name()).isEmpty()) {
      client.updateTimeToLive(
          request ->
              request
                  .tableName(table.name())
                  .timeToLiveSpecification(
                      ttl -> ttl.enabled(true).attributeName(Tables.EXPIRES_AT)));
      tell.accept(
          "%s: items go after %d days, by %s"
              .formatted(table.name(), table.keptFor().toDays(), Tables.EXPIRES_AT));
    }
  }

  private void createTable(TableDefinition table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(Tables.PK, Tables.SK))
            .attributeDefinitions(texts(keyNames(table)));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(TableCreation::asIndex).toList());
    }
    try {
      client.createTable(request.build());
    } catch (ResourceInUseException somebodyElseDid) {
      awaitActive(table.name());
      return;
    }
    awaitActive(table.name());
    tell.accept(table.name() + ": created");
  }

  private void createIndex(TableDefinition table, IndexDefinition index) {
    client.updateTable(
        request ->
            request
                .tableName(table.name())
                .attributeDefinitions(texts(List.of(index.partitionKey(), index.sortKey())))
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .create(
                            CreateGlobalSecondaryIndexAction.builder()
                                .indexName(index.name())
                                .keySchema(keys(index.partitionKey(), index.sortKey()))
                                .projection(everything())
                                .build())
                        .build()));
    awaitActive(table.name());
    tell.accept("%s: index %s created".formatted(table.name(), index.name()));
  }

  /** Waits for a table and all of its indexes, the largest of which take their time to fill. */
  private void awaitActive(String table) {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!isActive(table)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s is not active after %d minutes".formatted(table, LONGEST_WAIT.toMinutes()));
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for " + table, e);
      }
    }
  }

  private boolean isActive(String name) {
    TableDescription table = LiveTable.describe(client, name);
    return table != null
        && table.tableStatus() == TableStatus.ACTIVE
        && table.globalSecondaryIndexes().stream()
            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  private static List<String> keyNames(TableDefinition table) {
    List<String> names = new ArrayList<>(List.of(Tables.PK, Tables.SK));
    table.indexes().stream()
        .flatMap(index -> Stream.of(index.partitionKey(), index.sortKey()))
        .forEach(names::add);
    return names;
  }

  private static List<AttributeDefinition> texts(List<String> names) {
    return new TreeSet<>(names)
        .stream()
            .map(
                name ->
                    AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build())
            .toList();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return Map.of(KeyType.HASH, partition, KeyType.RANGE, sort).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.getValue())
                    .keyType(key.getKey())
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex asIndex(IndexDefinition index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.partitionKey(), index.sortKey()))
        .projection(everything())
        .build();
  }

  private static Projection everything() {
    return Projection.builder().projectionType(ProjectionType.ALL).build();
  }
}
