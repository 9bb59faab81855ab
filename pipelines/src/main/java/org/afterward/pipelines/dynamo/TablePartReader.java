package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Parsed;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UnreadableEventException;
import org.afterward.pipelines.files.EventVisitor;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/**
 * Reads the items of a part of the tables as events, page by page. What a visitor is told an event
 * was read from is the whole item as JSON, with table and key as its origin; so an item that breaks
 * a rule becomes a rejection which says where it lies.
 *
 * <p>The index by reward status follows its table within about a second, and is read as it is then.
 * The app's tables are read consistently, segment by segment.
 *
 * @param appTables what the items of the app's tables are
 */
public record TablePartReader(DynamoConnection connection, AppTables appTables)
    implements Serializable {

  /**
   * Shows a visitor every event of a part. What the visitor throws comes through as it is.
   *
   * @throws IllegalStateException naming the table, if it cannot be read
   */
  public void read(TablePart part, AwsOptions options, EventVisitor visitor) {
    try {
      readItems(part, options, visitor);
    } catch (SdkException e) {
      throw new IllegalStateException("Cannot read table " + tableOf(part), e);
    }
  }

  private String tableOf(TablePart part) {
    return part instanceof TablePart.AppTable app ? app.table() : connection.tables().exposures();
  }

  private void readItems(TablePart part, AwsOptions options, EventVisitor visitor) {
    try (DynamoDbClient client = connection.client(options)) {
      if (part instanceof TablePart.Exposures exposures) {
        readExposures(exposures, client, visitor);
      } else if (part instanceof TablePart.AppTable table) {
        readAppTable(table, client, visitor);
      }
    }
  }

  private void readExposures(
      TablePart.Exposures part, DynamoDbClient client, EventVisitor visitor) {
    String table = connection.tables().exposures();
    String key = KeyTexts.rewardStatusAndDay(part.rewarded(), part.day());
    client
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .indexName(Tables.BY_REWARD_STATUS.name())
                    .keyConditionExpression(Tables.BY_REWARD_STATUS.partitionKey() + " = :key")
                    .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(key))))
        .items()
        .forEach(
            item ->
                show(ExposureItem.json(item), item, table, List.of(Tables.PK, Tables.SK), visitor));
  }

  private void readAppTable(TablePart.AppTable part, DynamoDbClient client, EventVisitor visitor) {
    List<EventRule> rules = appTables.rulesOf(part.table());
    List<String> keys = keyNames(client, part.table());
    client
        .scanPaginator(
            request ->
                request
                    .tableName(part.table())
                    .consistentRead(true)
                    .segment(part.segment())
                    .totalSegments(part.segments()))
        .items()
        .forEach(
            item -> {
              for (EventRule rule : rules) {
                if (rule.appliesTo(item)) {
                  show(rule.json(item), item, part.table(), keys, visitor);
                }
              }
            });
  }

  private static void show(
      String eventLine,
      Map<String, AttributeValue> item,
      String table,
      List<String> keys,
      EventVisitor visitor) {
    Supplier<RawRecord> raw = () -> raw(item, table, keys);
    Parsed<Event> parsed;
    try {
      parsed = EventJson.read(RawRecord.of(eventLine));
    } catch (UnreadableEventException e) {
      visitor.unreadable(new Rejection(e.what(), List.of(e.broken()), raw.get()));
      return;
    }
    visitor.event(parsed.value(), parsed.misread(), Event.NO_TIME, raw);
  }

  private static RawRecord raw(Map<String, AttributeValue> item, String table, List<String> keys) {
    List<String> values = new ArrayList<>();
    for (String key : keys) {
      values.add(String.valueOf(Template.scalar(item.get(key))));
    }
    String origin = "table " + table + ", " + String.join(", ", values);
    return new RawRecord(Bytes.utf8(JsonAttributes.write(item)), origin, 0, Event.NO_TIME);
  }

  private static List<String> keyNames(DynamoDbClient client, String table) {
    return client.describeTable(request -> request.tableName(table)).table().keySchema().stream()
        .map(KeySchemaElement::attributeName)
        .collect(Collectors.toList());
  }
}
