package org.afterward.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ours, started as its users start it.
 *
 * @param home the folder of the launcher
 */
record Afterward(Path home) {

  Usage run(String profile, List<String> words, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("afterward").toString());
    command.addAll(words);
    command.add("--profile=" + profile);
    return Usage.of(command, environment, log);
  }

  /** The rewards of a traffic, in the format that the traffic has. */
  Usage rewards(
      String profile, Traffic traffic, Path folder, Path output, String javaOptions, Path log)
      throws IOException, InterruptedException {
    return rewards(profile, traffic, folder, Traffic.END, output, javaOptions, log);
  }

  /** The same, where the traffic is known to be complete until some other time than its end. */
  Usage rewards(
      String profile,
      Traffic traffic,
      Path folder,
      Instant completeUntil,
      Path output,
      String javaOptions,
      Path log)
      throws IOException, InterruptedException {
    return run(
        profile,
        List.of(
            "rewards",
            "--exposures=" + folder + "/exposures/*",
            "--activity=" + folder + "/activity/*",
            "--completeUntil=" + completeUntil,
            "--format=" + traffic.format(),
            "--output=" + output,
            "--overwrite=true"),
        Map.of("AFTERWARD_JAVA_OPTS", javaOptions),
        log);
  }
}
