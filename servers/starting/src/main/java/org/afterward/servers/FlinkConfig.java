package org.afterward.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a small Flink cluster on this machine is configured, and started. */
final class FlinkConfig {

  /** What Flink's own start scripts say to a JVM of 17. */
  private static final List<String> OPENED =
      List.of(
          "--add-exports=java.base/sun.net.util=ALL-UNNAMED",
          "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
          "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.text=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dorg.slf4j.simpleLogger.showDateTime=true");

  private FlinkConfig() {}

  /** Writes the configuration into the folder, where every process of the cluster reads it. */
  static void write(Path folder, int rpcPort, int restPort, Map<String, String> more)
      throws IOException {
    Map<String, String> settings = new TreeMap<>(settings(folder, rpcPort, restPort));
    settings.putAll(more);
    List<String> lines = new ArrayList<>();
    settings.forEach((name, value) -> lines.add(name + ": " + value));
    Files.write(folder.resolve("config.yaml"), lines);
  }

  private static Map<String, String> settings(Path folder, int rpcPort, int restPort)
      throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("jobmanager.rpc.port", String.valueOf(rpcPort));
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", String.valueOf(restPort));
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("taskmanager.numberOfTaskSlots", "2");
    settings.put("io.tmp.dirs", Files.createDirectories(folder.resolve("tmp")).toString());
    settings.put("state.checkpoints.dir", uri(folder, "checkpoints").toString());
    settings.put("state.savepoints.dir", uri(folder, "savepoints").toString());
    // One that was killed is missed after seconds, not after the minute that a busy network needs.
    settings.put("heartbeat.interval", "500");
    settings.put("heartbeat.timeout", "8000");
    settings.put("restart-strategy.type", "fixed-delay");
    // Enough for a killed TaskManager; a job that can never work must not try for ever.
    settings.put("restart-strategy.fixed-delay.attempts", "5");
    settings.put("restart-strategy.fixed-delay.delay", "500 ms");
    settings.put("metrics.reporters", "prometheus");
    settings.put(
        "metrics.reporter.prometheus.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    // Without a start script nobody divides the memory: every part must be said.
    settings.put("taskmanager.cpu.cores", "1");
    settings.put("taskmanager.memory.framework.heap.size", "128m");
    settings.put("taskmanager.memory.task.heap.size", "512m");
    settings.put("taskmanager.memory.framework.off-heap.size", "128m");
    settings.put("taskmanager.memory.task.off-heap.size", "128m");
    // A batch job's sorted shuffle takes 16 MB of this for each of its partitions.
    settings.put("taskmanager.memory.network.min", "192m");
    settings.put("taskmanager.memory.network.max", "192m");
    settings.put("taskmanager.memory.managed.size", "256m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "384m");
    settings.put("taskmanager.memory.jvm-overhead.min", "64m");
    settings.put("taskmanager.memory.jvm-overhead.max", "64m");
    return settings;
  }

  private static URI uri(Path folder, String name) throws IOException {
    return Files.createDirectories(folder.resolve(name)).toUri();
  }

  static List<String> jobManagerJvm() {
    return jvm(List.of("-Xmx512m", "-XX:MaxMetaspaceSize=384m"));
  }

  /** Has the memory that {@link #settings} divides. */
  static List<String> taskManagerJvm() {
    return jvm(List.of("-Xmx640m", "-XX:MaxDirectMemorySize=448m", "-XX:MaxMetaspaceSize=384m"));
  }

  private static List<String> jvm(List<String> memory) {
    List<String> options = new ArrayList<>(memory);
    options.addAll(SMALL);
    options.addAll(OPENED);
    return options;
  }
}
