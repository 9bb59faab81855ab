package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The folder that configures the embedded Flink, the same for every program: what the profile does
 * not say, since it has no state to keep.
 *
 * @param restPort where Flink's own interface answers
 */
record FlinkFolder(Path folder, int restPort) {

  static FlinkFolder create(Path folder, Trial.Backend backend) throws IOException {
    int port = freePort();
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("flink-conf.yaml"),
        List.of(
            "rest.address: localhost",
            "rest.port: " + port,
            "rest.bind-port: " + port,
            "state.backend.type: " + backend.name().toLowerCase(Locale.ROOT),
            // Whole checkpoints, so that their sizes can be compared.
            "state.backend.incremental: false",
            "state.checkpoint-storage: filesystem",
            "state.checkpoints.dir: " + folder.resolve("checkpoints").toUri(),
            // What fails is to be seen, not tried again.
            "restart-strategy.type: disable",
            // Otherwise a stream that has ended waits until it is time for the next checkpoint.
            "execution.checkpointing.checkpoints-after-tasks-finish.enabled: false",
            // Beam would take a share of the free heap, Flink a fixed size.
            "taskmanager.memory.managed.size: 512m"));
    return new FlinkFolder(folder, port);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
