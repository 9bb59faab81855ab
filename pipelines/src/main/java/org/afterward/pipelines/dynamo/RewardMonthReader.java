package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the rewards of the exposures of a month, page by page, in the order of their ids. */
public record RewardMonthReader(DynamoConnection connection) implements Serializable {

  /** Shows each reward, and each item that is none as a rejection which says where it lies. */
  public void read(
      YearMonth month,
      AwsOptions options,
      Consumer<Reward> rewards,
      Consumer<Rejection> rejections) {
    String table = connection.tables().rewards();
    try (DynamoDbClient client = connection.client(options)) {
      client
          .queryPaginator(
              request ->
                  request
                      .tableName(table)
                      .consistentRead(true)
                      .keyConditionExpression(Tables.PK + " = :month")
                      .expressionAttributeValues(
                          Map.of(":month", AttributeValue.fromS(KeyTexts.month(month)))))
          .items()
          .forEach(
              item -> {
                Reward reward;
                try {
                  reward = RewardItem.read(item);
                } catch (IllegalArgumentException e) {
                  rejections.accept(damaged(table, item, String.valueOf(e.getMessage())));
                  return;
                }
                rewards.accept(reward);
              });
    }
  }

  private static Rejection damaged(String table, Map<String, AttributeValue> item, String problem) {
    ItemKey key =
        new ItemKey(
            table,
            String.valueOf(JsonAttributes.text(item, Tables.PK)),
            String.valueOf(JsonAttributes.text(item, Tables.SK)));
    return new Rejection(
        EventType.REWARD_AGGREGATION.name(),
        List.of(new BrokenRule("damaged_item", "", problem)),
        new RawRecord(Bytes.utf8(JsonAttributes.write(item)), key.toString(), 0, Event.NO_TIME));
  }
}
