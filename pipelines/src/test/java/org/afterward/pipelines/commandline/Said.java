package org.afterward.pipelines.commandline;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.afterward.pipelines.progress.LiveLine;

/** What a call of the bakery's program gave back. */
record Said(int exitCode, String out, String err) {

  static Said by(String... args) {
    return by(new Profile("", List.of()), args);
  }

  static Said by(Profile profile, String... args) {
    return by(profile, Cluster.ofThisProgram(), args);
  }

  static Said by(Profile profile, Cluster cluster, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int exitCode =
        new CommandLine(List.of(new Bakery()), profile, LiveLine.none(errors), cluster)
            .run(args, new PrintStream(out, true, StandardCharsets.UTF_8), errors);
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A mistake: the line, and nothing else. */
  static Said mistake(String line) {
    return new Said(2, "", "afterward: " + line + "\n");
  }

  static Said done(String out) {
    return new Said(0, out, "");
  }
}
