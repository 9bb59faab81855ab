package org.afterward.pipelines.doctor;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.Afterward;

/** What {@code ./afterward doctor} says. */
record Patient(int exitCode, List<String> findings, String err) {

  static final Duration ENOUGH = Duration.ofSeconds(20);

  static Patient of(String... options) {
    List<String> args = new ArrayList<>(List.of("doctor"));
    args.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Afterward.run(args.toArray(String[]::new), printer(out), printer(err));
    return new Patient(
        exitCode,
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceAll("  +", " | "))
            .toList(),
        err.toString(StandardCharsets.UTF_8));
  }

  /** What was found of the things whose names begin so. */
  List<String> about(String what) {
    return findings.stream()
        .filter(line -> line.replaceFirst("^\\w+ \\| ", "").startsWith(what))
        .toList();
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
