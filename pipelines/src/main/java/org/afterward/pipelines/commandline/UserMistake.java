package org.afterward.pipelines.commandline;

/**
 * Something that the person at the command line can put right. Its message is the one line they
 * see, so it names what they wrote and what would be right; there is no stack trace.
 */
public final class UserMistake extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UserMistake(String line) {
    super(line);
  }
}
