package org.afterward.servers.flink;

import java.io.IOException;
import java.util.Arrays;
import org.afterward.servers.Child;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * One process of a Flink session cluster: {@code jobmanager|taskmanager PORT FLINK-ARGUMENTS...}.
 *
 * <p>The port is what it tells of when it has been started; that Flink answers is known by asking
 * it.
 */
public final class FlinkMain {

  private FlinkMain() {}

  public static void main(String[] args) throws IOException {
    String role = args[0];
    int port = Integer.parseInt(args[1]);
    String[] arguments = Arrays.copyOfRange(args, 2, args.length);
    Thread flink = new Thread(() -> run(role, arguments), "flink " + role);
    flink.setDaemon(true);
    flink.start();
    Child.ready(port);
    // Whoever started us is gone, and nobody waits for Flink to say farewell.
    Runtime.getRuntime().halt(0);
  }

  /** Does not return: Flink's programs end their process. */
  private static void run(String role, String[] arguments) {
    try {
      switch (role) {
        case "jobmanager" -> StandaloneSessionClusterEntrypoint.main(arguments);
        case "taskmanager" -> TaskManagerRunner.main(arguments);
        default -> throw new IllegalArgumentException(role);
      }
    } catch (Exception failure) {
      failure.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }
}
