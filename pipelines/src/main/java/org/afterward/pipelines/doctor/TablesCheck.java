package org.afterward.pipelines.doctor;

import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.DynamoOptions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whether DynamoDB answers, and its tables are as jobs need them. */
record TablesCheck(DynamoOptions options, TableCheck tables) implements Check {

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
    try (DynamoDbClient client = connection.client(options)) {
      List<Finding> findings = new ArrayList<>();
      tables
          .differences(client, connection.tablePrefix())
          .forEach((table, differences) -> findings.add(judge(table, differences)));
      return findings;
    }
  }

  private static Finding judge(String table, List<String> differences) {
    String what = "table " + table;
    return differences.isEmpty()
        ? Finding.ok(what, "has its keys, indexes and expiry")
        : Finding.fail(
            what, String.join(", ", differences), "./afterward tables makes what is missing");
  }
}
