package org.afterward.pipelines.dynamo;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Tells failures that pass from those that stay. */
final class WriteFailures {

  private static final Set<String> PASSING =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "RequestLimitExceeded",
          "LimitExceededException",
          "ReplicatedWriteConflictException",
          "TransactionConflictException",
          "TransactionInProgressException",
          "RequestTimeout",
          "RequestTimeoutException");

  /** The item's, or a key's: "Item size has exceeded ...", "Size of hashkey has exceeded ...". */
  private static final Pattern TOO_LARGE =
      Pattern.compile("[Ii]tem size .*exceeded|[Ss]ize of (hash|range)key has exceeded");

  private WriteFailures() {}

  /**
   * Whether the same request may well succeed later: throttling, 5xx, silence, lost connections.
   */
  static boolean passes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException service) {
        return service.statusCode() >= 500
            || service.isThrottlingException()
            || PASSING.contains(code(service));
      }
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof ApiCallTimeoutException
          || cause instanceof ApiCallAttemptTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** Whether an item, or its key, is beyond what DynamoDB takes. */
  static boolean isTooLarge(Throwable failure) {
    return failure instanceof AwsServiceException service
        && code(service).equals("ValidationException")
        && TOO_LARGE.matcher(String.valueOf(service.getMessage())).find();
  }

  /** The failure itself, without what futures wrap around it. */
  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? unwrap(cause) : failure;
  }

  /** What went wrong, in one line. */
  static String explain(Throwable failure) {
    if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      String message = service.awsErrorDetails().errorMessage();
      String code = code(service);
      return (code.isEmpty() ? "HTTP status " + service.statusCode() : code)
          + (message == null || message.isBlank() ? "" : ": " + message);
    }
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static String code(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }
}
