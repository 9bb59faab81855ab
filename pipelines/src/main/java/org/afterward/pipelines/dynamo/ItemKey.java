package org.afterward.pipelines.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies: a table, and the two texts of its key. */
record ItemKey(String table, String partition, String sort) {

  /** Of an item in one of our tables. */
  static ItemKey of(String table, Map<String, AttributeValue> item) {
    return new ItemKey(table, text(item, Tables.PK), text(item, Tables.SK));
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    String text = JsonAttributes.text(item, attribute);
    if (text == null) {
      throw new IllegalArgumentException("An item without the text " + attribute + ": " + item);
    }
    return text;
  }

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
