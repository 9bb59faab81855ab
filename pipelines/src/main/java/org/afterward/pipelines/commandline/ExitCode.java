package org.afterward.pipelines.commandline;

/** What the program ends with. These numbers are in other people's scripts. */
public final class ExitCode {

  /** All is done. */
  public static final int DONE = 0;

  /** A run failed, or a check did. */
  public static final int FAILED = 1;

  /** A mistake in the call; nothing was done. */
  public static final int MISTAKEN = 2;

  /** All is done, but the run was not healthy, and somebody asked to be told. */
  public static final int UNHEALTHY = 3;

  private ExitCode() {}
}
