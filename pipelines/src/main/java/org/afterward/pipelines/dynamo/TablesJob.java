package org.afterward.pipelines.dynamo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.UserMistake;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Creates the tables, or says how they are, or how they must be. */
public final class TablesJob implements Job<TablesOptions> {

  @Override
  public String name() {
    return "tables";
  }

  @Override
  public String summary() {
    return "Create, check or describe the DynamoDB tables";
  }

  @Override
  public Class<TablesOptions> optionsClass() {
    return TablesOptions.class;
  }

  @Override
  public boolean usesRunner() {
    return false;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--create --tablePrefix=prod. --awsRegion=eu-west-1",
        "--check --tablePrefix=prod. --awsRegion=eu-west-1",
        "--create --dynamoEndpoint=http://127.0.0.1:8000 --awsRegion=eu-west-1 --keepItems",
        "--describe",
        "--mapping > tables.yaml");
  }

  @Override
  public void run(TablesOptions options, Console console) {
    long asked =
        Stream.of(options.isCreate(), options.isCheck(), options.isDescribe(), options.isMapping())
            .filter(flag -> flag)
            .count();
    if (asked != 1) {
      throw new UserMistake(
          "tables needs one of --create, --check, --describe and --mapping"
              + (asked == 0 ? "" : ", not " + asked + " of them"));
    }
    List<TableDefinition> tables = definitions(options);
    if (options.isDescribe()) {
      console.out().print(TablesText.of(tables));
    } else if (options.isMapping()) {
      console.out().print(AppTablesFile.standardText());
    } else {
      ask(options, tables, console.out());
    }
  }

  private static List<TableDefinition> definitions(TablesOptions options) {
    List<TableDefinition> tables = new Tables(options.getTablePrefix()).definitions();
    return options.isKeepItems()
        ? tables.stream().map(TableDefinition::keptForEver).toList()
        : tables;
  }

  private static void ask(TablesOptions options, List<TableDefinition> tables, PrintStream out) {
    if (options.getAwsRegion() == null) {
      throw new UserMistake("tables needs --awsRegion, or AWS_REGION in the environment");
    }
    try (DynamoDbClient client = DynamoConnection.of(options).client(options)) {
      if (options.isCreate()) {
        create(client, tables, out);
      }
      check(client, tables, out);
    } catch (DynamoDbException | SdkClientException e) {
      // Its own words are long and name what the reader cannot use; --verbose shows them.
      IllegalStateException clear = new IllegalStateException(explain(options, e));
      clear.addSuppressed(e);
      throw clear;
    }
  }

  private static void create(DynamoDbClient client, List<TableDefinition> tables, PrintStream out) {
    List<String> done = new ArrayList<>();
    TableCreation creation =
        new TableCreation(
            client,
            line -> {
              done.add(line);
              out.println(line);
            });
    tables.forEach(creation::create);
    if (done.isEmpty()) {
      out.println("nothing is missing");
    }
  }

  private static void check(DynamoDbClient client, List<TableDefinition> tables, PrintStream out) {
    List<String> differences = new ArrayList<>();
    for (TableDefinition table : tables) {
      List<String> found = TableCheck.differences(client, table);
      found.forEach(difference -> out.println(table.name() + ": " + difference));
      differences.addAll(found);
      if (found.isEmpty()) {
        out.println(table.name() + ": is as it must be");
      }
    }
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "the tables are not as they must be: "
              + (differences.size() == 1 ? "1 difference" : differences.size() + " differences"));
    }
  }

  private static String explain(TablesOptions options, RuntimeException failure) {
    String endpoint = options.getDynamoEndpoint();
    String where =
        endpoint == null ? "DynamoDB in " + options.getAwsRegion() : "DynamoDB at " + endpoint;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return where + " does not answer: " + WriteFailures.explain(cause);
      }
    }
    return String.valueOf(failure.getMessage()).startsWith("Unable to load credentials")
        ? where
            + " needs credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or a role"
        : where + ": " + WriteFailures.explain(failure);
  }
}
