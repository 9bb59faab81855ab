package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.afterward.benchmarks.Usage;

/**
 * Runs trials, each in a JVM of its own: with the options that the flink profile gives its users'
 * JVMs, on the jar that they have.
 */
final class TrialRunner {

  private final Path profile;
  private final Path benchmarks;
  private final Path results;

  TrialRunner(Path home, Path results) {
    this.profile = home.resolve("runner-profiles/flink");
    this.benchmarks = home.resolve("benchmarks/target");
    this.results = results;
  }

  Measurement run(Trial trial) throws IOException, InterruptedException {
    Path folder = folder(trial);
    Files.createDirectories(folder);
    Usage.of(command(trial, folder), Map.of(), folder.resolve("log.txt"));
    return Measurement.read(folder.resolve("measurement.properties"));
  }

  /** The rewards that it gave, one a line, sorted. */
  List<String> answers(Trial trial) throws IOException, InterruptedException {
    run(trial);
    return Files.readAllLines(folder(trial).resolve("answers.jsonl"));
  }

  private Path folder(Trial trial) {
    return results.resolve(trial.fileName());
  }

  private List<String> command(Trial trial, Path folder) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + profile.resolve("jvm.options"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                String.join(
                    ":",
                    benchmarks.resolve("classes").toString(),
                    profile.resolve("target/afterward-flink.jar").toString(),
                    benchmarks.resolve("jars").resolve("*").toString()),
                // By its name: its class needs Flink, which this process has not.
                getClass().getPackageName() + ".TrialProcess",
                folder.toString(),
                profile.resolve("src/main/resources/profiles/flink/local.args").toString()));
    command.addAll(trial.words());
    return command;
  }
}
