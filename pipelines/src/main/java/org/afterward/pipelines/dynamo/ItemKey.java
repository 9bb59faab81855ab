package org.afterward.pipelines.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies: a table, and the two texts of its key. */
record ItemKey(String table, String partition, String sort) {

  /** The key as attributes. */
  Map<String, AttributeValue> attributes() {
    return Map.of(
        Tables.PK, AttributeValue.fromS(partition), Tables.SK, AttributeValue.fromS(sort));
  }

  @Override
  public String toString() {
    return "table " + table + ", " + partition + ", " + sort;
  }
}
