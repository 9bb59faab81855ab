package org.afterward.pipelines.dynamo;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.EventType;
import org.afterward.coders.IsoTime;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.UserSegment;
import org.afterward.transforms.strategy.UserSegments;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A reward as an item of its table, from which it comes back whole: the fields of its JSON form,
 * those of {@code revenue_breakdown} beside the others and its penalties under {@code penalties},
 * two renamed, and two more for whoever reads the table: the exposure's time and the user's
 * segments.
 *
 * <p>Nothing in it is of the time at which it was written: a replay leaves the table as it was.
 */
final class RewardItem {

  static final List<String> ATTRIBUTES =
      List.of(
          "exposure_id",
          "user_id",
          "timestamp",
          "session_id",
          "propensity",
          "context_vector",
          "context_layout",
          "user_segment",
          "strategy_id",
          "total_reward",
          "currency_spent",
          "spend_counts",
          "retention_bonus",
          "match_bonus",
          "penalties",
          "computed_at",
          "observation_period_days",
          "action_summary",
          "user_state_change",
          "evidence",
          "policy",
          "attribution",
          "status",
          "revision",
          "complete_until",
          "delta",
          "caused_by",
          "lineage");

  private static final UserSegments SEGMENTS = UserSegments.standard();
  private static final String BREAKDOWN = "revenue_breakdown";
  private static final List<String> AMOUNTS =
      List.of("currency_spent", "spend_counts", "retention_bonus", "match_bonus");
  private static final String PENALTIES = "penalties";
  private static final List<String> PENALTY_FIELDS =
      List.of("churn_penalty", "frustration_penalty");

  private static final Map<String, String> ATTRIBUTE_OF_FIELD =
      Map.of("user_context_vector", "context_vector", "aggregation_timestamp", "computed_at");
  private static final Map<String, String> FIELD_OF_ATTRIBUTE =
      Map.of("context_vector", "user_context_vector", "computed_at", "aggregation_timestamp");

  private RewardItem() {}

  /** Writes a reward; refused where the item has a newer one. */
  static TableWrite put(Tables tables, Reward reward) {
    ItemKey key = key(tables, reward);
    Map<String, AttributeValue> item = attributes(reward);
    item.putAll(key.attributes());
    AttributeValue revision = AttributeValue.fromN(Integer.toString(reward.revision()));
    return new TableWrite(
        key,
        reward.exposure().exposureId(),
        reward.revision(),
        PutItemRequest.builder()
            .tableName(key.table())
            .item(item)
            .conditionExpression("attribute_not_exists(revision) OR revision <= :r")
            .expressionAttributeValues(Map.of(":r", revision))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());
  }

  static ItemKey key(Tables tables, Reward reward) {
    return new ItemKey(
        tables.rewards(),
        KeyTexts.month(YearMonth.from(KeyTexts.dayOf(reward.exposure().shownAt()))),
        KeyTexts.exposure(reward.exposure().exposureId()));
  }

  /** What the reward says, without keys. */
  static Map<String, AttributeValue> attributes(Reward reward) {
    return attributes(RewardJson.write(reward), reward.exposure().shownAt());
  }

  static Map<String, AttributeValue> attributes(String json, long shownAt) {
    Map<String, AttributeValue> fields = JsonAttributes.read(json);
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    fields.forEach(
        (field, value) -> {
          if (field.equals(BREAKDOWN)) {
            move(value.m(), AMOUNTS, attributes);
            Map<String, AttributeValue> penalties = new LinkedHashMap<>();
            move(value.m(), PENALTY_FIELDS, penalties);
            attributes.put(PENALTIES, AttributeValue.fromM(penalties));
          } else if (!field.equals("event_type")) {
            attributes.put(ATTRIBUTE_OF_FIELD.getOrDefault(field, field), value);
          }
        });
    attributes.put("timestamp", AttributeValue.fromS(IsoTime.format(shownAt)));
    List<String> segments =
        SEGMENTS.of(context(fields)).stream().map(UserSegment::wireName).toList();
    if (!segments.isEmpty()) {
      attributes.put("user_segment", AttributeValue.fromSs(segments));
    }
    return attributes;
  }

  /**
   * The reward that an item holds.
   *
   * @throws IllegalArgumentException if it does not hold one, with the field that is missing or
   *     wrong
   */
  static Reward read(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> fields = new LinkedHashMap<>();
    Map<String, AttributeValue> breakdown = new LinkedHashMap<>();
    fields.put("event_type", AttributeValue.fromS(EventType.REWARD_AGGREGATION.name()));
    item.forEach(
        (attribute, value) -> {
          if (attribute.equals(PENALTIES)) {
            move(value.m(), PENALTY_FIELDS, breakdown);
          } else if (AMOUNTS.contains(attribute)) {
            breakdown.put(attribute, value);
          } else {
            fields.put(FIELD_OF_ATTRIBUTE.getOrDefault(attribute, attribute), value);
          }
        });
    fields.put(BREAKDOWN, AttributeValue.fromM(breakdown));
    return RewardJson.read(JsonAttributes.write(fields));
  }

  private static void move(
      Map<String, AttributeValue> from, List<String> names, Map<String, AttributeValue> to) {
    for (String name : names) {
      AttributeValue value = from.get(name);
      if (value != null) {
        to.put(name, value);
      }
    }
  }

  /** The context that was remembered with the exposure, or an empty one. */
  private static ContextVector context(Map<String, AttributeValue> fields) {
    AttributeValue vector = fields.get("user_context_vector");
    String layout = JsonAttributes.text(fields, "context_layout");
    if (vector == null) {
      return ContextVector.empty();
    }
    double[] values =
        vector.l().stream()
            .mapToDouble(value -> value.n() == null ? Double.NaN : Double.parseDouble(value.n()))
            .toArray();
    return ContextVector.of(layout == null ? ContextVector.LAYOUT_1 : layout, values);
  }
}
