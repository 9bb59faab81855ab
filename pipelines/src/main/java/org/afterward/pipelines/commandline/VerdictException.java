package org.afterward.pipelines.commandline;

/**
 * How a job ends that did all it should, and whose verdict somebody wants to read off the exit
 * code. Its message is the one line they see.
 */
public final class VerdictException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  public VerdictException(int exitCode, String line) {
    super(line);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
