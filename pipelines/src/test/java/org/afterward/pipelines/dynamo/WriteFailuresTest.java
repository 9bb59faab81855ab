package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class WriteFailuresTest {

  private static AwsServiceException answer(int status, String code, String message) {
    return DynamoDbException.builder()
        .statusCode(status)
        .message(message)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded",
        "LimitExceededException"
      })
  void throttling_passes(String code) {
    assertThat(WriteFailures.passes(answer(400, code, "too much"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void failures_of_the_server_pass(int status) {
    assertThat(WriteFailures.passes(answer(status, "InternalServerError", "sorry"))).isTrue();
  }

  @Test
  void silence_and_lost_connections_pass() {
    IOException lost = new IOException("Connection reset by peer");
    assertThat(WriteFailures.passes(SdkClientException.create("Unable to execute", lost))).isTrue();
    assertThat(WriteFailures.passes(ApiCallAttemptTimeoutException.create(10_000))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ValidationException",
        "AccessDeniedException",
        "ResourceNotFoundException",
        "UnrecognizedClientException",
        "ExpiredTokenException"
      })
  void what_is_wrong_with_the_request_stays_wrong(String code) {
    assertThat(WriteFailures.passes(answer(400, code, "no"))).isFalse();
  }

  @Test
  void missing_credentials_stay_missing() {
    assertThat(WriteFailures.passes(SdkClientException.create("Unable to load credentials")))
        .isFalse();
  }

  @Test
  void an_item_is_too_large_only_where_dynamodb_says_so() {
    String item = "Item size has exceeded the maximum allowed size";
    String key = "Size of hashkey has exceeded the maximum size limit of 2048 bytes";
    String expression = "Invalid UpdateExpression: Expression size has exceeded the maximum";
    assertThat(WriteFailures.isTooLarge(answer(400, "ValidationException", item))).isTrue();
    assertThat(WriteFailures.isTooLarge(answer(400, "ValidationException", key))).isTrue();
    assertThat(WriteFailures.isTooLarge(answer(400, "ValidationException", expression))).isFalse();
    assertThat(WriteFailures.isTooLarge(answer(400, "AccessDeniedException", item))).isFalse();
  }

  @Test
  void a_failure_is_explained_in_one_line() {
    assertThat(WriteFailures.explain(answer(400, "AccessDeniedException", "not you")))
        .isEqualTo("AccessDeniedException: not you");
    assertThat(WriteFailures.explain(answer(502, "", ""))).isEqualTo("HTTP status 502");
    assertThat(WriteFailures.explain(new IOException("lost"))).isEqualTo("IOException: lost");
  }

  @Test
  void what_futures_wrap_around_a_failure_is_taken_off() {
    IOException lost = new IOException("lost");
    assertThat(WriteFailures.unwrap(new CompletionException(new CompletionException(lost))))
        .isSameAs(lost);
  }
}
