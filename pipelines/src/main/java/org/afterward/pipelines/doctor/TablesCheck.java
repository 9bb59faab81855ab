package org.afterward.pipelines.doctor;

import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.TableCheck;
import org.afterward.pipelines.dynamo.TableDefinition;
import org.afterward.pipelines.sources.EventSources;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whether DynamoDB answers, and our tables that a job would write or read are as they must be. */
record TablesCheck(DoctorOptions options) implements Check {

  @Override
  public String what() {
    return "DynamoDB";
  }

  @Override
  public String remedy() {
    return "see --awsRegion, --dynamoEndpoint, the credentials, and whether they allow"
        + " DescribeTable and DescribeTimeToLive";
  }

  @Override
  public List<Finding> look() {
    DynamoConnection connection = DynamoConnection.of(options);
    boolean readsDays = !EventSources.exposureDays(options).isEmpty();
    List<Finding> findings = new ArrayList<>();
    try (DynamoDbClient client = connection.client(options)) {
      for (TableDefinition table : connection.tables().definitions()) {
        boolean isRead = readsDays && table.name().equals(connection.tables().exposures());
        if (options.isTables() || isRead) {
          findings.add(look(client, table));
        }
      }
    }
    return findings;
  }

  private static Finding look(DynamoDbClient client, TableDefinition table) {
    String what = "table " + table.name();
    List<String> differences = TableCheck.differences(client, table);
    if (differences.isEmpty()) {
      return Finding.ok(what, "has its keys, indexes and expiry");
    }
    if (TableCheck.differences(client, table.keptForEver()).isEmpty()) {
      return Finding.warn(
          what,
          "keeps its items for ever",
          "right for a backfill; else ./afterward tables --create lets them go");
    }
    return Finding.fail(
        what,
        String.join(", ", differences),
        "./afterward tables --create makes what is missing, and says what it cannot mend");
  }
}
