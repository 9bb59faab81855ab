package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.net.URI;
import org.afterward.pipelines.commandline.UserMistake;
import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.common.ClientConfiguration;
import org.apache.beam.sdk.io.aws2.common.RetryConfiguration;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How to reach the tables. Credentials are found where a client is made, and travel nowhere. */
public record DynamoConnection(String tablePrefix, ClientConfiguration configuration)
    implements Serializable {

  private static final int RETRIES_OF_QUESTIONS = 5;

  /** As the options say. */
  public static DynamoConnection of(DynamoOptions options) {
    ClientConfiguration.Builder configuration = ClientConfiguration.builder();
    String endpoint = options.getDynamoEndpoint();
    if (endpoint != null) {
      configuration.endpoint(URI.create(endpoint));
    }
    return new DynamoConnection(options.getTablePrefix(), configuration.build());
  }

  /**
   * As the options of a job say that cannot do without tables.
   *
   * @throws UserMistake if nothing says in which region they are
   */
  public static DynamoConnection inRegion(DynamoOptions options) {
    if (options.getAwsRegion() == null) {
      throw new UserMistake("tables need --awsRegion, or AWS_REGION in the environment");
    }
    return of(options);
  }

  /** The tables of that prefix. */
  public Tables tables() {
    return new Tables(tablePrefix);
  }

  /** A client for questions, which tries a few times; to be closed. */
  public DynamoDbClient client(AwsOptions options) {
    return ClientBuilderFactory.buildClient(
        options, DynamoDbClient.builder(), withRetries(RETRIES_OF_QUESTIONS));
  }

  /** A client for many requests at a time, which tries each of them once; to be closed. */
  public DynamoDbAsyncClient asyncClient(AwsOptions options) {
    return ClientBuilderFactory.buildClient(options, DynamoDbAsyncClient.builder(), withRetries(0));
  }

  private ClientConfiguration withRetries(int retries) {
    RetryConfiguration retry = RetryConfiguration.builder().numRetries(retries).build();
    return configuration.toBuilder().retry(retry).build();
  }
}
