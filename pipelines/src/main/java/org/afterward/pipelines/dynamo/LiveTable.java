package org.afterward.pipelines.dynamo;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Questions about a table that is there, or not. */
public final class LiveTable {

  private LiveTable() {}

  /** The table, or null where there is none. */
  public static @Nullable TableDescription describe(DynamoDbClient client, String name) {
    try {
      return client.describeTable(request -> request.tableName(name)).table();
    } catch (ResourceNotFoundException none) {
      return null;
    }
  }

  static Set<String> indexNames(TableDescription table) {
    Set<String> names = new TreeSet<>();
    for (GlobalSecondaryIndexDescription index : table.globalSecondaryIndexes()) {
      names.add(index.indexName());
    }
    return names;
  }

  /** The attribute by which a table's items go, or empty where they stay. */
  static String expiryAttribute(DynamoDbClient client, String name) {
    TimeToLiveDescription ttl =
        client.describeTimeToLive(request -> request.tableName(name)).timeToLiveDescription();
    boolean on =
        ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED
            || ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
    return on ? ttl.attributeName() : "";
  }
}
