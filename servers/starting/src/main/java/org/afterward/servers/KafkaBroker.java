package org.afterward.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One Kafka broker, which keeps its topics over a {@link #restart}. */
public final class KafkaBroker implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final int controllerPort;
  private ServerProcess process;

  private KafkaBroker(Path folder, int port, int controllerPort) throws IOException {
    this.folder = folder;
    this.port = port;
    this.controllerPort = controllerPort;
    this.process = startProcess();
  }

  /** Starts a broker whose data lie in this folder. */
  public static KafkaBroker in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new KafkaBroker(folder, ServerProcess.freePort(), ServerProcess.freePort());
  }

  /** What a client's {@code bootstrap.servers} is. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Ends it without a farewell; its topics stay, and it can be started again. */
  public void kill() {
    process.kill();
  }

  /** Ends it in order, if it still runs, and starts it again on the same port, with its topics. */
  public void restart() throws IOException {
    process.close();
    process = startProcess();
  }

  @Override
  public void close() {
    process.close();
  }

  private ServerProcess startProcess() throws IOException {
    return ServerProcess.start(
        "kafka",
        "org.afterward.servers.kafka.KafkaMain",
        folder.resolve("broker.log"),
        List.of(folder.toString(), String.valueOf(port), String.valueOf(controllerPort)));
  }
}
