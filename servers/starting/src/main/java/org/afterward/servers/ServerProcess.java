package org.afterward.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a JVM of its own, on a loopback port. It ends when it is closed, and also when this
 * process ends, however that ends: it reads its standard input, and stops at its end.
 *
 * <p>Its class path is what Maven wrote when it built the server's module, so that the server's
 * libraries meet neither ours nor those of another server.
 */
public final class ServerProcess implements AutoCloseable {

  private static final List<String> SMALL =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param module the folder of its module under {@code servers/}
   * @param mainClass ends by {@link Child#ready}
   * @param log where what it says goes; appended to
   * @throws IOException with the end of its log, if it ends before it is ready
   */
  public static ServerProcess start(
      String module, String mainClass, Path log, List<String> arguments) throws IOException {
    return start(module, SMALL, mainClass, log, arguments);
  }

  /** The same for a server that needs other options of the JVM than a small one. */
  static ServerProcess start(
      String module, List<String> jvmOptions, String mainClass, Path log, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath(module), mainClass));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      int port = Child.portOf(line);
      if (port >= 0) {
        return new ServerProcess(process, port);
      }
    }
    throw new IOException(mainClass + " did not start; it said:\n" + Files.readString(log));
  }

  /** A port of this machine that is free now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  /** {@code 127.0.0.1:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Its number on this machine, by which others can see what it costs. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it without giving it a chance to say farewell: {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends it as an operator would, and waits until it has ended. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The class path of a server's module, its own classes first. */
  static String classPath(String module) throws IOException {
    Path target = root().resolve("servers").resolve(module).resolve("target");
    Path file = target.resolve("classpath");
    if (!Files.exists(file)) {
      throw new IOException(file + " is not there: build with -am, which builds the servers too");
    }
    return target.resolve("classes") + ":" + Files.readString(file).strip();
  }

  /** The folder of the project. */
  static Path root() {
    String root = System.getProperty("afterward.root");
    if (root == null) {
      throw new IllegalStateException("-Dafterward.root says where the project is; Maven sets it");
    }
    return Path.of(root);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
