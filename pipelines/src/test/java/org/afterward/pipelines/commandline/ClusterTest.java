package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;

/** What the command line does with a place that takes jobs and lets the process go. */
class ClusterTest {

  private static final Profile NONE = new Profile("", List.of());

  @Test
  void a_job_that_the_cluster_refuses_is_not_begun() {
    assertThat(Said.by(NONE, new Away("no slots"), "bake", "--output=there"))
        .isEqualTo(Said.mistake("no slots"));
  }

  @Test
  void a_pipeline_that_goes_on_alone_is_taken_leave_of() {
    assertThat(Said.by(NONE, new Away(""), "bake", "--output=there", "--inOven"))
        .isEqualTo(Said.done("gone: afterward-bake\nthe loaves are not there yet\n"));
  }

  @Test
  void a_pipeline_in_this_process_is_waited_for() {
    assertThat(Said.by(NONE, "bake", "--output=there", "--inOven", "--targetParallelism=1"))
        .isEqualTo(Said.done("2 of OLD_RYE to there, parallel 1\n"));
  }

  /** A place that runs what it does not refuse, and tells nobody how it goes. */
  private record Away(String refusal) implements Cluster {

    @Override
    public void check(PipelineOptions options) {
      if (!refusal.isEmpty()) {
        throw new UserMistake(refusal);
      }
    }

    @Override
    public Optional<String> farewell(PipelineOptions options) {
      return Optional.of("gone: " + options.as(ApplicationNameOptions.class).getAppName());
    }
  }
}
