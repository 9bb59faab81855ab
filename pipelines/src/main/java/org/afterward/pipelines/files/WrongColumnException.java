package org.afterward.pipelines.files;

/**
 * A Parquet file does not have the columns that events need; the message goes on after its name.
 */
final class WrongColumnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongColumnException(String message) {
    super(message);
  }
}
