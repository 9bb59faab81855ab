package org.afterward.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Flink session cluster as it runs in production: a JobManager and any number of TaskManagers,
 * each in a JVM of its own. A TaskManager has two task slots, about 1.3 GB, and can be killed.
 *
 * <p>Checkpoints and savepoints lie in folders of the cluster's own; state lies on the heap, or
 * where {@code state.backend.type} says.
 *
 * <pre>{@code
 * try (FlinkCluster cluster = FlinkCluster.in(folder, Map.of("state.backend.type", "rocksdb"))) {
 *   int first = cluster.startTaskManager();
 *   // submit a job with --flinkMaster=cluster.address()
 *   cluster.killTaskManager(first);
 *   cluster.startTaskManager();
 * }
 * }</pre>
 */
public final class FlinkCluster implements AutoCloseable {

  private static final String MODULE = "flink";
  private static final String MAIN = "org.afterward.servers.flink.FlinkMain";

  private final Path folder;
  private final ServerProcess jobManager;
  private final int jobManagerMetricsPort;
  private final FlinkJobs jobs;
  private final Map<Integer, ServerProcess> taskManagers = new TreeMap<>();
  private int started;

  private FlinkCluster(Path folder, ServerProcess jobManager, int jobManagerMetricsPort) {
    this.folder = folder;
    this.jobManager = jobManager;
    this.jobManagerMetricsPort = jobManagerMetricsPort;
    this.jobs = new FlinkJobs(new FlinkRest(URI.create("http://" + jobManager.address())));
  }

  /** Starts a JobManager, so far without a TaskManager. Logs and state lie in this folder. */
  public static FlinkCluster in(Path folder) throws IOException {
    return in(folder, Map.of());
  }

  /**
   * The same with settings of one's own, which win over those of {@link FlinkConfig}.
   *
   * @param settings by the names that they have in Flink's {@code config.yaml}
   */
  public static FlinkCluster in(Path folder, Map<String, String> settings) throws IOException {
    Files.createDirectories(folder);
    int restPort = ServerProcess.freePort();
    int metricsPort = ServerProcess.freePort();
    FlinkConfig.write(folder, ServerProcess.freePort(), restPort, settings);
    ServerProcess jobManager =
        ServerProcess.start(
            MODULE,
            FlinkConfig.jobManagerJvm(),
            MAIN,
            folder.resolve("jobmanager.log"),
            arguments("jobmanager", restPort, folder, metricsPort));
    FlinkCluster cluster = new FlinkCluster(folder, jobManager, metricsPort);
    FlinkJobs jobs = cluster.jobs;
    try {
      Await.until("the JobManager answers", jobs::taskManagers, count -> count == 0);
    } catch (AssertionError silent) {
      cluster.close();
      throw silent;
    }
    return cluster;
  }

  /** What {@code --flinkMaster} is: {@code host:port}. */
  public String address() {
    return jobManager.address();
  }

  /** Where the REST API is, and in a whole distribution of Flink also the web page. */
  public URI restUrl() {
    return jobs.restUrl();
  }

  /** The jobs of this cluster. */
  public FlinkJobs jobs() {
    return jobs;
  }

  /** Where the cluster's configuration says that checkpoints lie. */
  public URI checkpoints() {
    return folder.resolve("checkpoints").toUri();
  }

  /** Where savepoints lie that are asked for without a folder. */
  public Path savepoints() {
    return folder.resolve("savepoints");
  }

  /** Starts a TaskManager, waits until its slots can be used, and returns its number. */
  public int startTaskManager() throws IOException {
    int number = ++started;
    int before = jobs.taskManagers();
    int metricsPort = ServerProcess.freePort();
    taskManagers.put(
        number,
        ServerProcess.start(
            MODULE,
            FlinkConfig.taskManagerJvm(),
            MAIN,
            folder.resolve("taskmanager-" + number + ".log"),
            arguments("taskmanager", metricsPort, folder, metricsPort)));
    Await.until("TaskManager " + number + " is there", jobs::taskManagers, count -> count > before);
    return number;
  }

  /** Ends a TaskManager without a farewell, as a machine ends, and waits until it is missed. */
  public void killTaskManager(int number) throws IOException {
    int before = jobs.taskManagers();
    taskManager(number).kill();
    taskManagers.remove(number);
    Await.until(
        "TaskManager " + number + " is missed", jobs::taskManagers, count -> count < before);
  }

  /** What Prometheus scrapes of a TaskManager. */
  public URI metricsOf(int number) {
    return URI.create("http://" + taskManager(number).address() + "/metrics");
  }

  /** What Prometheus scrapes of the JobManager. */
  public URI metricsOfJobManager() {
    return URI.create("http://127.0.0.1:" + jobManagerMetricsPort + "/metrics");
  }

  /** Ends all of its processes. */
  @Override
  public void close() {
    List<ServerProcess> all = new ArrayList<>(taskManagers.values());
    all.add(jobManager);
    // Nothing of them is needed any more, so that nobody waits for their farewells.
    all.forEach(ServerProcess::kill);
  }

  private ServerProcess taskManager(int number) {
    ServerProcess taskManager = taskManagers.get(number);
    if (taskManager == null) {
      throw new IllegalArgumentException("no TaskManager " + number + " runs");
    }
    return taskManager;
  }

  /** What {@code FlinkMain} is told, and after it Flink. */
  private static List<String> arguments(String role, int port, Path folder, int metricsPort) {
    return List.of(
        role,
        String.valueOf(port),
        "--configDir",
        folder.toString(),
        "-D",
        "metrics.reporter.prometheus.port=" + metricsPort);
  }
}
