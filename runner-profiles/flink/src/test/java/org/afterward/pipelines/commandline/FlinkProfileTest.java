package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.pipelines.Afterward;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.runners.flink.TestFlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.Test;

class FlinkProfileTest {

  private static final Profile PROFILE = Profile.ofThisProgram();

  @Test
  void the_profile_knows_its_sets_of_options() {
    assertThat(PROFILE).isEqualTo(new Profile("flink", List.of("local", "cluster", "stream")));
  }

  @Test
  void the_local_options_run_flink_in_this_process() {
    FlinkPipelineOptions options = options("local", FlinkPipelineOptions.class);

    assertThat(options.getRunner()).isEqualTo(FlinkRunner.class);
    assertThat(options.getFlinkMaster()).isEqualTo("[local]");
    assertThat(options.getParallelism()).isEqualTo(2);
    assertThat(options.getObjectReuse()).isTrue();
  }

  @Test
  void the_cluster_options_wait_for_a_job_over_files() {
    FlinkPipelineOptions options = options("cluster", FlinkPipelineOptions.class);

    assertThat(options.getRunner()).isEqualTo(FlinkRunner.class);
    assertThat(options.getFlinkMaster()).isEqualTo("localhost:8081");
    assertThat(options.getAttachedMode()).isTrue();
  }

  @Test
  void the_stream_options_leave_the_job_to_the_cluster_with_checkpoints_that_stay() {
    FlinkPipelineOptions options = options("stream", FlinkPipelineOptions.class);

    assertThat(options.getRunner()).isEqualTo(FlinkRunner.class);
    assertThat(options.getFlinkMaster()).isEqualTo("localhost:8081");
    assertThat(options.getAttachedMode()).isFalse();
    assertThat(options.getMaxParallelism()).isEqualTo(128);
    assertThat(options.getCheckpointingInterval()).isEqualTo(60_000);
    assertThat(options.getFinishBundleBeforeCheckpointing()).isTrue();
    assertThat(options.isExternalizedCheckpointsEnabled()).isTrue();
    assertThat(options.getRetainExternalizedCheckpointsOnCancellation()).isTrue();
    assertThat(options.getDisableMetrics()).isFalse();
  }

  @Test
  void the_tests_of_the_transforms_run_on_flink_here() {
    assertThat(TestPipeline.testingPipelineOptions().getRunner()).isEqualTo(TestFlinkRunner.class);
  }

  @Test
  void every_file_of_options_is_a_set_of_the_profile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/profiles/flink"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              PROFILE.sets().stream().map(set -> set + ".args").toList());
    }
  }

  @Test
  void the_program_answers_help() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exitCode = Afterward.run(new String[] {"--help"}, printer(out), printer(err));

    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("usage: ./afterward COMMAND [--profile=NAME] [--option=value ...]");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static <O extends PipelineOptions> O options(String set, Class<O> type) {
    Arguments arguments = PROFILE.defaults("flink/" + set);
    return JobCall.of("any", JobOptions.class, arguments).options().as(type);
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
