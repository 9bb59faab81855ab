package org.afterward.pipelines.dynamo;

/** An item could not be written; says which, after how many attempts, and why. */
public final class TableWriteException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TableWriteException(ItemKey key, int attempts, Throwable cause) {
    super(
        "Could not write to %s after %s: %s"
            .formatted(
                key,
                attempts == 1 ? "1 attempt" : attempts + " attempts",
                WriteFailures.explain(cause)),
        cause);
  }
}
