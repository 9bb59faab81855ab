package org.afterward.profiles.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.servers.FlinkCluster;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Gives a pipeline of a test to a cluster, with the options that the profile has for streams. */
final class Submission {

  private static final Path TARGET = Path.of("target");

  private Submission() {}

  /** Starts the pipeline, and returns the id of its job. */
  static String of(FlinkCluster cluster, Consumer<Pipeline> build, String... more)
      throws IOException {
    FlinkPipelineOptions options =
        PipelineOptionsFactory.fromArgs(more).as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster(cluster.address());
    options.setAttachedMode(false);
    options.setStreaming(true);
    options.setMaxParallelism(128);
    options.setCheckpointingInterval(500L);
    options.setFinishBundleBeforeCheckpointing(true);
    options.setAutoWatermarkInterval(20L);
    options.setObjectReuse(true);
    options.setFasterCopy(true);
    // What the profile's program has, and the classes of this test.
    options.setFilesToStage(
        List.of(
            TARGET.resolve("afterward-flink.jar").toString(),
            TARGET.resolve("test-classes").toString()));
    Pipeline pipeline = Pipeline.create(options);
    build.accept(pipeline);
    pipeline.run();
    return cluster.jobs().named(options.getJobName());
  }
}
