package org.afterward.pipelines.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Builds an UpdateItem: attributes to set and to remove, under a condition. */
final class ItemChange {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final List<String> set = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  void set(Map<String, AttributeValue> attributes) {
    attributes.forEach(this::set);
  }

  void set(String attribute, AttributeValue value) {
    set.add(name(attribute) + " = " + value(value));
  }

  /** Sets it where the item does not have it yet. */
  void setIfAbsent(String attribute, AttributeValue value) {
    String name = name(attribute);
    set.add(name + " = if_not_exists(" + name + ", " + value(value) + ")");
  }

  void remove(String attribute) {
    removed.add(name(attribute));
  }

  /** A placeholder for an attribute, for use in a condition too. */
  String name(String attribute) {
    String placeholder = "#n" + names.size();
    names.put(placeholder, attribute);
    return placeholder;
  }

  /** A placeholder for a value, for use in a condition too. */
  String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  UpdateItemRequest of(ItemKey key, String condition) {
    String update = "SET " + String.join(", ", set);
    return UpdateItemRequest.builder()
        .tableName(key.table())
        .key(key.attributes())
        .updateExpression(
            removed.isEmpty() ? update : update + " REMOVE " + String.join(", ", removed))
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }
}
