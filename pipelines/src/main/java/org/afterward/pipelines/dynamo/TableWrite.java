package org.afterward.pipelines.dynamo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One write of one item, under a condition that makes it safe to be sent again, and to arrive late.
 *
 * @param exposureId whose item it is to be, or empty where that is no exposure's
 * @param revision of two writes for the same exposure, or of the same key where it is no
 *     exposure's, the greater is the newer
 * @param request a PutItem or an UpdateItem which asks to see the item that its condition refused
 */
record TableWrite(ItemKey key, String exposureId, long revision, DynamoDbRequest request) {

  /** What has no answer by then is sent again. */
  static final AwsRequestOverrideConfiguration PATIENCE =
      AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(Duration.ofSeconds(10))
          .apiCallTimeout(Duration.ofSeconds(10))
          .build();

  /** Whether this one makes an earlier write needless that was not sent yet. */
  boolean replaces(TableWrite earlier) {
    return exposureId.equals(earlier.exposureId) && revision >= earlier.revision;
  }

  /** Whether this one is needless beside an earlier one that was not sent yet. */
  boolean isReplacedBy(TableWrite earlier) {
    return exposureId.equals(earlier.exposureId) && revision < earlier.revision;
  }

  CompletableFuture<?> send(DynamoDbAsyncClient client) {
    if (request instanceof UpdateItemRequest update) {
      return client.updateItem(update.toBuilder().overrideConfiguration(PATIENCE).build());
    }
    if (request instanceof PutItemRequest put) {
      return client.putItem(put.toBuilder().overrideConfiguration(PATIENCE).build());
    }
    throw new IllegalStateException("Neither a PutItem nor an UpdateItem: " + request);
  }
}
