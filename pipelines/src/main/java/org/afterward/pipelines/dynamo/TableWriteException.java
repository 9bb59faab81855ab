package org.afterward.pipelines.dynamo;

import java.util.Collection;
import java.util.List;

/**
 * An item, or some of a batch, could not be written; says which, after how many attempts, and why.
 */
public final class TableWriteException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TableWriteException(ItemKey key, int attempts, Throwable cause) {
    this(List.of(key), attempts, cause);
  }

  /** Of these, which failed together, the first is named. */
  TableWriteException(Collection<ItemKey> keys, int attempts, Throwable cause) {
    super(
        "Could not write to %s%s after %s: %s"
            .formatted(
                keys.iterator().next(),
                keys.size() == 1 ? "" : " and " + (keys.size() - 1) + " more",
                attempts == 1 ? "1 attempt" : attempts + " attempts",
                WriteFailures.explain(cause)),
        cause);
  }
}
