package org.afterward.pipelines.commandline;

import java.util.List;

/**
 * One command of the command line.
 *
 * @param <O> its options; any option of Beam and of the runner can be given beside them
 */
public interface Job<O extends JobOptions> {

  /** The command, as it is typed. */
  String name();

  /** What it does, in one line without a full stop. */
  String summary();

  Class<O> optionsClass();

  /** Whether it runs where the profile says; if not, it does its work in this process alone. */
  default boolean usesRunner() {
    return true;
  }

  /**
   * The options of other jobs whose calls it can be given too; those it lacks mean nothing to it.
   */
  default List<Class<? extends JobOptions>> alsoUnderstands() {
    return List.of();
  }

  /** The options of typical calls, one call a line, without the program and the command. */
  List<String> examples();

  /**
   * Checks the options, runs to the end, and prints what came of it; or, on a cluster that goes on
   * alone, only starts it.
   *
   * @throws UserMistake before anything is written, where an option cannot be right
   */
  void run(O options, Console console);
}
