package org.afterward.pipelines;

import java.io.PrintStream;
import org.afterward.pipelines.commandline.CommandLine;
import org.afterward.pipelines.commandline.Profile;
import org.afterward.pipelines.progress.LiveLine;

/** The program: {@code afterward COMMAND [--option=value ...]}. */
public final class Afterward {

  private Afterward() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Runs one call, and returns its exit code. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    // The launcher knows whether stderr is a terminal; Java 17 only knows of all streams together.
    LiveLine line =
        Boolean.getBoolean("afterward.terminal") ? LiveLine.on(err) : LiveLine.none(err);
    return new CommandLine(Jobs.ALL, Profile.ofThisProgram(), line).run(args, out, err);
  }
}
