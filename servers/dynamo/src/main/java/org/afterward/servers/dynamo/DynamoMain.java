package org.afterward.servers.dynamo;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import org.afterward.servers.Child;

/** DynamoDB Local with its tables in memory: {@code PORT}. */
public final class DynamoMain {

  private DynamoMain() {}

  public static void main(String[] args) throws Exception {
    DynamoDBProxyServer server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-sharedDb", "-port", args[0], "-disableTelemetry"});
    server.start();
    Child.ready(Integer.parseInt(args[0]));
    server.stop();
    System.exit(0);
  }
}
