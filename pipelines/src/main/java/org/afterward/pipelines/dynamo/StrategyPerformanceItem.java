package org.afterward.pipelines.dynamo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.EventType;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformanceJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * The performance of a strategy on a day as an item of its table, from which it comes back whole:
 * the fields of its JSON form, those of {@code daily_stats} and {@code cumulative_stats} beside the
 * others, and the segments under another name. A number that nothing is known of is left out.
 *
 * <p>Nothing in it is of the time at which it was written: a replay leaves the table as it was.
 */
final class StrategyPerformanceItem {

  private static final List<String> DAILY =
      List.of("times_selected", "avg_reward", "std_reward", "total_revenue", "user_segments");
  private static final List<String> CUMULATIVE =
      List.of(
          "total_selections",
          "avg_reward_30d",
          "avg_reward_90d",
          "success_rate",
          "arpu_contribution");

  private static final String DAILY_STATS = "daily_stats";
  private static final String CUMULATIVE_STATS = "cumulative_stats";
  private static final String SEGMENTS = "user_segments";
  private static final String SEGMENTS_ATTRIBUTE = "user_count_by_segment";

  private static final String REVISION = "revision";

  static final List<String> ATTRIBUTES =
      List.of(
          "date",
          "strategy_id",
          "strategy_name",
          "times_selected",
          "avg_reward",
          "std_reward",
          "total_revenue",
          SEGMENTS_ATTRIBUTE,
          "total_selections",
          "avg_reward_30d",
          "avg_reward_90d",
          "success_rate",
          "arpu_contribution",
          "trend",
          "completeness",
          REVISION,
          Tables.EXPIRES_AT);

  private StrategyPerformanceItem() {}

  /**
   * Writes a row; refused where the item is one of which more was known.
   *
   * @param overAll whether it is not refused then
   */
  static TableWrite put(Tables tables, StrategyPerformance performance, boolean overAll) {
    ItemKey key = key(tables, performance);
    Map<String, AttributeValue> item = attributes(performance);
    item.putAll(key.attributes());
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(key.table()).item(item);
    if (!overAll) {
      put.conditionExpression("attribute_not_exists(revision) OR revision <= :r")
          .expressionAttributeValues(
              Map.of(":r", AttributeValue.fromN(Long.toString(performance.revision()))));
    }
    // No exposure's: all writes to the key are of one strategy and day.
    return new TableWrite(key, "", performance.revision(), put.build());
  }

  static ItemKey key(Tables tables, StrategyPerformance performance) {
    return new ItemKey(
        tables.strategyPerformance(),
        KeyTexts.strategy(performance.strategyId()),
        KeyTexts.date(performance.day()));
  }

  /** What the performance says, and when it goes, without keys. */
  static Map<String, AttributeValue> attributes(StrategyPerformance performance) {
    Map<String, AttributeValue> attributes =
        JsonAttributes.read(StrategyPerformanceJson.write(performance));
    attributes.remove("event_type");
    unfold(attributes, DAILY_STATS);
    unfold(attributes, CUMULATIVE_STATS);
    rename(attributes, SEGMENTS, SEGMENTS_ATTRIBUTE);
    attributes.put(
        Tables.EXPIRES_AT, AttributeValue.fromN(Long.toString(expiresAt(performance.day()))));
    return attributes;
  }

  /**
   * The performance that an item holds.
   *
   * @throws IllegalArgumentException if it does not hold one, with the field that is missing or
   *     wrong
   */
  static StrategyPerformance read(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> fields = new LinkedHashMap<>(item);
    fields.put("event_type", AttributeValue.fromS(EventType.STRATEGY_PERFORMANCE.name()));
    rename(fields, SEGMENTS_ATTRIBUTE, SEGMENTS);
    fold(fields, DAILY, DAILY_STATS);
    fold(fields, CUMULATIVE, CUMULATIVE_STATS);
    return StrategyPerformanceJson.read(JsonAttributes.write(fields));
  }

  /** Epoch seconds: a year after the day began. */
  private static long expiresAt(long day) {
    return Duration.ofDays(day).plus(Tables.STRATEGY_PERFORMANCE_KEPT_FOR).toSeconds();
  }

  private static void unfold(Map<String, AttributeValue> fields, String group) {
    AttributeValue members = fields.remove(group);
    if (members != null) {
      fields.putAll(members.m());
    }
  }

  private static void fold(Map<String, AttributeValue> fields, List<String> names, String group) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    for (String name : names) {
      AttributeValue value = fields.remove(name);
      if (value != null) {
        members.put(name, value);
      }
    }
    fields.put(group, AttributeValue.fromM(members));
  }

  private static void rename(Map<String, AttributeValue> fields, String from, String to) {
    AttributeValue value = fields.remove(from);
    if (value != null) {
      fields.put(to, value);
    }
  }
}
