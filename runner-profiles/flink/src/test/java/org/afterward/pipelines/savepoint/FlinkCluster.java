package org.afterward.pipelines.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.client.cli.DefaultCLI;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.jspecify.annotations.NullMarked;

/** A Flink session cluster in this process, which jobs reach as they reach any other. */
final class FlinkCluster implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 60;

  private final MiniCluster cluster;

  private FlinkCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  static FlinkCluster start() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    // A job finds our classes as they are here, and so the gate and what was told.
    configuration.set(CoreOptions.CLASSLOADER_RESOLVE_ORDER, "parent-first");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    return new FlinkCluster(cluster);
  }

  /** A pipeline for this cluster, with the options that a streaming job should have. */
  Pipeline pipeline(String... more) throws Exception {
    FlinkPipelineOptions options =
        PipelineOptionsFactory.fromArgs(more).as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster(address());
    options.setAttachedMode(false);
    options.setStreaming(true);
    options.setMaxParallelism(128);
    options.setCheckpointingInterval(500L);
    options.setNumberOfExecutionRetries(0);
    options.setAutoWatermarkInterval(20L);
    options.setObjectReuse(true);
    options.setFasterCopy(true);
    // The cluster has our classes already, since it is this process. No file at all would mean all.
    options.setFilesToStage(List.of(jarOf(NullMarked.class).toString()));
    return Pipeline.create(options);
  }

  String address() throws Exception {
    URI rest = cluster.getRestAddress().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    return rest.getHost() + ":" + rest.getPort();
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Starts the pipeline, and says under which id it runs. */
  JobID run(Pipeline pipeline) throws Exception {
    Set<JobID> before = jobs();
    pipeline.run();
    Set<JobID> started = jobs();
    started.removeAll(before);
    assertThat(started).hasSize(1);
    return started.iterator().next();
  }

  private Set<JobID> jobs() throws Exception {
    Set<JobID> jobs = new HashSet<>();
    cluster
        .listJobs()
        .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .forEach(job -> jobs.add(job.getJobId()));
    return jobs;
  }

  /** Runs {@code flink stop}, and returns the savepoint that it left in the folder. */
  String stop(JobID job, Path folder, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("stop", "--jobmanager", address()));
    command.addAll(List.of("--savepointPath", folder.toString()));
    command.addAll(List.of(more));
    command.add(job.toHexString());
    int exitCode =
        new CliFrontend(new Configuration(), List.of(new DefaultCLI()))
            .parseAndRun(command.toArray(String[]::new));
    assertThat(exitCode).isZero();
    awaitEnd(job);
    try (Stream<Path> savepoints = Files.list(folder)) {
      return savepoints.findFirst().orElseThrow().toString();
    }
  }

  void awaitEnd(JobID job) throws Exception {
    assertThat(
            cluster
                .requestJobResult(job)
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .toJobExecutionResult(getClass().getClassLoader())
                .getJobID())
        .isEqualTo(job);
    assertThat(cluster.getJobStatus(job).get(DEADLINE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo(JobStatus.FINISHED);
  }

  @Override
  public void close() {
    cluster.closeAsync().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }
}
