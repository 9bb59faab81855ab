package org.afterward.pipelines.files;

/** The files that somebody asked for cannot be the input; the message says in one line why. */
public final class InputFilesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InputFilesException(String message) {
    super(message);
  }
}
