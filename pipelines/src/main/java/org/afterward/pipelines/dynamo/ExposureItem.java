package org.afterward.pipelines.dynamo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An exposure as an item of its table: the fields of its JSON form, those of {@code
 * strategy_applied} beside the others, and the two that name the context renamed.
 */
final class ExposureItem {

  static final String EXPOSURE_ID = "exposure_id";

  private static final String STRATEGY = "strategy_applied";
  private static final Set<String> STRATEGY_FIELDS =
      new TreeSet<>(
          List.of(
              "strategy_id",
              "strategy_name",
              "profile_distribution",
              "expected_reward",
              "propensity"));

  private static final Map<String, String> ATTRIBUTE_OF_FIELD =
      Map.of("user_context_vector", "context_vector", "context_fields", "user_state_snapshot");

  /** What an exposure can have; one that it lacks is not in its item. */
  private static final List<String> OWN_ATTRIBUTES =
      List.of(
          EXPOSURE_ID,
          "user_id",
          "timestamp",
          "session_id",
          "strategy_id",
          "strategy_name",
          "profile_distribution",
          "expected_reward",
          "propensity",
          "context_vector",
          "context_layout",
          "user_state_snapshot",
          "profiles_shown",
          "tab");

  static final List<String> ATTRIBUTES =
      Stream.of(OWN_ATTRIBUTES, ExposureMark.ATTRIBUTES, List.of(Tables.EXPIRES_AT))
          .flatMap(List::stream)
          .toList();

  private ExposureItem() {}

  /**
   * Writes an exposure and leaves the reward that its item may have: whichever of the two comes
   * first, the item is the same in the end. Refused where the key is another exposure's.
   */
  static TableWrite put(Tables tables, Exposure exposure) {
    requireKeys(exposure);
    Map<String, AttributeValue> attributes = attributes(exposure);
    ExposurePlace place =
        new ExposurePlace(
            exposure.exposureId(),
            exposure.userId(),
            exposure.at(),
            exposure.sessionId(),
            exposure.strategyId());
    ItemChange change = new ItemChange();
    change.set(attributes);
    change.set(place.indexKeys());
    change.setIfAbsent(Tables.BY_REWARD_STATUS.partitionKey(), place.rewardStatus(false));
    // An item that once said more than this exposure does would be neither of the two.
    OWN_ATTRIBUTES.stream().filter(name -> !attributes.containsKey(name)).forEach(change::remove);
    ItemKey key = place.key(tables);
    return new TableWrite(key, exposure.exposureId(), 0, change.of(key, place.isFreeOrOwn(change)));
  }

  /** What the exposure says, without keys. */
  static Map<String, AttributeValue> attributes(Exposure exposure) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    JsonAttributes.read(EventJson.write(exposure))
        .forEach(
            (field, value) -> {
              if (field.equals(STRATEGY)) {
                attributes.putAll(value.m());
              } else if (!field.equals("event_type")) {
                attributes.put(ATTRIBUTE_OF_FIELD.getOrDefault(field, field), value);
              }
            });
    return attributes;
  }

  /** The JSON line of the exposure that an item holds, as far as it holds one. */
  static String json(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> fields = new LinkedHashMap<>();
    fields.put("event_type", AttributeValue.fromS(EventType.EXPOSURE.name()));
    Map<String, AttributeValue> strategy = new LinkedHashMap<>();
    for (String attribute : OWN_ATTRIBUTES) {
      AttributeValue value = item.get(attribute);
      if (value != null) {
        (STRATEGY_FIELDS.contains(attribute) ? strategy : fields).put(fieldOf(attribute), value);
      }
    }
    fields.put(STRATEGY, AttributeValue.fromM(strategy));
    return JsonAttributes.write(fields);
  }

  private static String fieldOf(String attribute) {
    for (Map.Entry<String, String> renamed : ATTRIBUTE_OF_FIELD.entrySet()) {
      if (renamed.getValue().equals(attribute)) {
        return renamed.getKey();
      }
    }
    return attribute;
  }

  private static void requireKeys(Exposure exposure) {
    if (exposure.exposureId().isEmpty()
        || exposure.userId().isEmpty()
        || exposure.at() == Event.NO_TIME) {
      throw new IllegalArgumentException(
          "An exposure without id, user or time has no place in a table; validate first: "
              + exposure);
    }
  }
}
