package org.afterward.profiles.flink;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whole tables, to be compared. */
final class TableContents {

  private final DynamoDbClient client;

  private TableContents(DynamoDbClient client) {
    this.client = client;
  }

  static TableContents at(URI endpoint) {
    return new TableContents(
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build());
  }

  /** Every item of a table by its key. */
  Map<String, Map<String, AttributeValue>> of(String table) {
    Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
    client
        .scanPaginator(scan -> scan.tableName(table))
        .items()
        .forEach(item -> items.put(item.get("PK") + " " + item.get("SK"), item));
    return items;
  }

  /** In which items two tables differ, in short. */
  List<String> differences(String one, String other) {
    Map<String, Map<String, AttributeValue>> left = of(one);
    Map<String, Map<String, AttributeValue>> right = of(other);
    List<String> differences = new ArrayList<>();
    left.forEach(
        (key, item) -> {
          Map<String, AttributeValue> there = right.remove(key);
          if (!item.equals(there)) {
            differences.add(key + ": " + item + " / " + there);
          }
        });
    right.forEach((key, item) -> differences.add(key + ": null / " + item));
    return differences;
  }
}
