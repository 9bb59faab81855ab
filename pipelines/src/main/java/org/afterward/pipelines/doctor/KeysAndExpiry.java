package org.afterward.pipelines.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The tables by the contract of the data: their keys, their indexes, whether their items go. */
final class KeysAndExpiry implements TableCheck {

  private static final List<String> KEYS = List.of("PK", "SK");

  /** What a table must be. */
  private record Wanted(String name, List<String> indexes, boolean itemsGo) {}

  private static final List<Wanted> WANTED =
      List.of(
          new Wanted("exposures", List.of("GSI1", "GSI2"), true),
          new Wanted("rewards", List.of(), false),
          new Wanted("strategy_performance", List.of(), true));

  @Override
  public Map<String, List<String>> differences(DynamoDbClient client, String prefix) {
    Map<String, List<String>> differences = new LinkedHashMap<>();
    for (Wanted wanted : WANTED) {
      String name = prefix + wanted.name();
      differences.put(name, differences(client, name, wanted));
    }
    return differences;
  }

  private static List<String> differences(DynamoDbClient client, String name, Wanted wanted) {
    TableDescription found;
    try {
      found = client.describeTable(request -> request.tableName(name)).table();
    } catch (ResourceNotFoundException e) {
      return List.of("is missing");
    }
    List<String> differences = new ArrayList<>();
    if (found.tableStatus() != TableStatus.ACTIVE) {
      differences.add("is " + found.tableStatusAsString() + ", not ACTIVE");
    }
    List<String> keys = found.keySchema().stream().map(KeySchemaElement::attributeName).toList();
    if (!keys.equals(KEYS)) {
      differences.add("has the keys " + keys + ", not " + KEYS);
    }
    List<String> indexes =
        found.globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .toList();
    for (String index : wanted.indexes()) {
      if (!indexes.contains(index)) {
        differences.add("lacks the index " + index);
      }
    }
    if (wanted.itemsGo() != itemsGo(client, name)) {
      differences.add(
          wanted.itemsGo() ? "keeps its items for ever" : "lets items go that are to stay");
    }
    return differences;
  }

  private static boolean itemsGo(DynamoDbClient client, String table) {
    TimeToLiveStatus status =
        client
            .describeTimeToLive(request -> request.tableName(table))
            .timeToLiveDescription()
            .timeToLiveStatus();
    return status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
  }
}
