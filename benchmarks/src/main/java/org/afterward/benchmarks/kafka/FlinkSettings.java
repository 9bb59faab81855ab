package org.afterward.benchmarks.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the embedded Flink has to be told beside the options of a job: where checkpoints lie. */
final class FlinkSettings {

  private FlinkSettings() {}

  /** Makes a folder of settings in another, and returns it. */
  static Path write(Path folder) throws IOException {
    Path settings = Files.createDirectories(folder.resolve("flink"));
    Files.write(
        settings.resolve("flink-conf.yaml"),
        List.of(
            "state.backend.type: hashmap",
            "state.checkpoint-storage: filesystem",
            "state.checkpoints.dir: " + folder.resolve("checkpoints").toUri(),
            // What fails is to be seen, not tried again.
            "restart-strategy.type: disable"));
    return settings;
  }
}
