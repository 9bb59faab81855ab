package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.afterward.coders.EventType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How an item of one of the app's tables is an event.
 *
 * @param when of which items: by attribute, the values it may have; {@link #ANY} stands for all
 * @param fields by event field, what it is made of
 * @param values by event field, what some of its values are called in events
 */
record EventRule(
    EventType type,
    Map<String, List<String>> when,
    TimeFormat time,
    Map<String, Template> fields,
    Map<String, Map<String, String>> values)
    implements Serializable {

  static final String ANY = "*";
  static final String TIMESTAMP = "timestamp";

  /** The fields that a rule can fill. */
  static final List<String> FIELDS =
      List.of(
          "event_id",
          TIMESTAMP,
          "user_id",
          "target_user_id",
          "session_id",
          "exposure_id",
          "with_message",
          "spend_type",
          "amount",
          "duration_minutes");

  private static final Set<String> NUMBERS = Set.of("amount", "duration_minutes");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  boolean appliesTo(Map<String, AttributeValue> item) {
    return when.entrySet().stream()
        .allMatch(
            condition -> {
              String value = Template.scalar(item.get(condition.getKey()));
              return value != null
                  && (condition.getValue().contains(ANY) || condition.getValue().contains(value));
            });
  }

  /** The event that an item is, as a line; what the item lacks, it lacks. */
  String json(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> event = new LinkedHashMap<>();
    event.put("event_type", AttributeValue.fromS(type.name()));
    fields.forEach(
        (field, template) -> {
          String text = template.fill(item);
          if (text != null) {
            event.put(field, value(field, text));
          }
        });
    return JsonAttributes.write(event);
  }

  private AttributeValue value(String field, String found) {
    @Nullable String renamed = values.getOrDefault(field, Map.of()).get(found);
    String text = renamed == null ? found : renamed;
    if (field.equals(TIMESTAMP)) {
      return AttributeValue.fromS(time.toIso(text));
    }
    if (NUMBERS.contains(field) && NUMBER.matcher(text).matches()) {
      return AttributeValue.fromN(text);
    }
    if (field.equals("with_message") && (text.equals("true") || text.equals("false"))) {
      return AttributeValue.fromBool(text.equals("true"));
    }
    return AttributeValue.fromS(text);
  }
}
