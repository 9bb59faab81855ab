package org.afterward.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of this module that does by SQL what a job of ours does, run in a process of its own.
 *
 * @param program whose {@code main} it is
 * @param log where to write what it prints
 */
record Opponent(Class<?> program, Path log) {

  Usage run(String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(args));
    return Usage.of(command, Map.of(), log);
  }
}
