package org.afterward.pipelines.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Names every difference between a table that is there and what it must be. */
public final class TableCheck {

  private TableCheck() {}

  /** One line a difference; none where all is right. */
  public static List<String> differences(DynamoDbClient client, TableDefinition wanted) {
    @Nullable TableDescription found = LiveTable.describe(client, wanted.name());
    if (found == null) {
      return List.of("is missing");
    }
    List<String> differences = new ArrayList<>();
    if (found.tableStatus() != TableStatus.ACTIVE) {
      differences.add("is " + found.tableStatusAsString() + ", not ACTIVE");
    }
    checkKeys(found, differences);
    checkIndexes(wanted, found, differences);
    checkExpiry(wanted, LiveTable.expiryAttribute(client, wanted.name()), differences);
    return differences;
  }

  private static void checkKeys(TableDescription found, List<String> differences) {
    String keys = keys(found.keySchema(), found);
    String wanted = texts(Tables.PK, Tables.SK);
    if (!keys.equals(wanted)) {
      differences.add("its key is " + keys + ", not " + wanted);
    }
  }

  private static void checkIndexes(
      TableDefinition wanted, TableDescription found, List<String> differences) {
    for (IndexDefinition index : wanted.indexes()) {
      GlobalSecondaryIndexDescription there =
          found.globalSecondaryIndexes().stream()
              .filter(any -> any.indexName().equals(index.name()))
              .findFirst()
              .orElse(null);
      if (there == null) {
        differences.add("index " + index.name() + " is missing");
        continue;
      }
      String keys = keys(there.keySchema(), found);
      String wantedKeys = texts(index.partitionKey(), index.sortKey());
      if (!keys.equals(wantedKeys)) {
        differences.add(
            "index %s: its key is %s, not %s".formatted(index.name(), keys, wantedKeys));
      }
      if (there.projection().projectionType() != ProjectionType.ALL) {
        differences.add(
            "index %s: it projects %s, not ALL"
                .formatted(index.name(), there.projection().projectionTypeAsString()));
      }
    }
  }

  private static void checkExpiry(
      TableDefinition wanted, String attribute, List<String> differences) {
    if (wanted.expires() && attribute.isEmpty()) {
      differences.add("items do not go: time to live is off, not by " + Tables.EXPIRES_AT);
    } else if (wanted.expires() && !attribute.equals(Tables.EXPIRES_AT)) {
      differences.add("items go by " + attribute + ", not by " + Tables.EXPIRES_AT);
    } else if (!wanted.expires() && !attribute.isEmpty()) {
      differences.add("items go by " + attribute + ", but are to stay for ever");
    }
  }

  private static String keys(List<KeySchemaElement> schema, TableDescription found) {
    Map<String, ScalarAttributeType> types = new TreeMap<>();
    for (AttributeDefinition attribute : found.attributeDefinitions()) {
      types.put(attribute.attributeName(), attribute.attributeType());
    }
    List<String> keys = new ArrayList<>();
    for (KeyType type : List.of(KeyType.HASH, KeyType.RANGE)) {
      for (KeySchemaElement key : schema) {
        if (key.keyType() == type) {
          keys.add(key.attributeName() + " (" + types.get(key.attributeName()) + ")");
        }
      }
    }
    return String.join(", ", keys);
  }

  private static String texts(String partition, String sort) {
    return partition + " (S), " + sort + " (S)";
  }
}
