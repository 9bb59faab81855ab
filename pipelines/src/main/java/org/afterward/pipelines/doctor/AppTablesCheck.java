package org.afterward.pipelines.doctor;

import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.LiveTable;
import org.afterward.pipelines.sources.AppTablesOption;
import org.afterward.pipelines.sources.EventSourceOptions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whether the mapping of the app's own tables can be read, and each table of it is there. */
record AppTablesCheck(EventSourceOptions options) implements Check {

  @Override
  public String what() {
    return "--appTables";
  }

  @Override
  public String remedy() {
    return "see the mapping, --awsRegion, --dynamoEndpoint, the credentials, and whether they allow"
        + " DescribeTable";
  }

  @Override
  public List<Finding> look() {
    List<String> tables = AppTablesOption.read(options).names();
    List<Finding> findings = new ArrayList<>();
    try (DynamoDbClient client = DynamoConnection.of(options).client(options)) {
      for (String table : tables) {
        findings.add(
            LiveTable.describe(client, table) == null
                ? Finding.fail(
                    "app table " + table,
                    "is missing",
                    "see its name in the mapping: ./afterward tables --mapping prints the standard"
                        + " one")
                : Finding.ok("app table " + table, "is there"));
      }
    }
    return findings;
  }
}
