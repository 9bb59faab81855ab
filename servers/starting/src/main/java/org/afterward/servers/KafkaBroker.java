package org.afterward.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Kafka broker, which keeps its topics over a {@link #restart}. */
public final class KafkaBroker implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final int controllerPort;
  private final @Nullable SecureListener secure;
  private ServerProcess process;

  private KafkaBroker(Path folder, int port, int controllerPort, @Nullable SecureListener secure)
      throws IOException {
    this.folder = folder;
    this.port = port;
    this.controllerPort = controllerPort;
    this.secure = secure;
    this.process = startProcess();
  }

  /** Starts a broker whose data lie in this folder. */
  public static KafkaBroker in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new KafkaBroker(folder, ServerProcess.freePort(), ServerProcess.freePort(), null);
  }

  /**
   * Starts a broker that has a {@link #secure()} listener as well.
   *
   * @param password of {@link SecureListener#USER}
   */
  public static KafkaBroker securedIn(Path folder, String password) throws IOException {
    Files.createDirectories(folder);
    int port = ServerProcess.freePort();
    int controllerPort = ServerProcess.freePort();
    return new KafkaBroker(
        folder,
        port,
        controllerPort,
        SecureListener.prepare(folder, port, controllerPort, password));
  }

  /** Where clients speak by TLS and sign in. */
  public SecureListener secure() {
    if (secure == null) {
      throw new IllegalStateException("This broker was not started with a secure listener");
    }
    return secure;
  }

  /** What a client's {@code bootstrap.servers} is. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The number of its process, until it is started again. */
  public long pid() {
    return process.pid();
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
