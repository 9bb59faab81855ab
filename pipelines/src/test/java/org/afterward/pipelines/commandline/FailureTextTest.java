package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.util.UserCodeException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void what_only_wraps_another_is_left_out() {
    Throwable root = new IllegalStateException("the disk is full");
    Throwable failure = new PipelineExecutionException(UserCodeException.wrap(root));

    assertThat(FailureText.of(failure)).isEqualTo("the disk is full");
  }

  @Test
  void causes_are_named_from_the_outermost_to_the_root() {
    Throwable failure =
        new IllegalStateException(
            "Job execution failed.",
            new IllegalStateException(
                "part 3 cannot be written", new RuntimeException("no space")));

    assertThat(FailureText.of(failure))
        .isEqualTo("Job execution failed: part 3 cannot be written: no space");
  }

  @Test
  void what_an_outer_failure_has_said_already_is_not_repeated() {
    Throwable failure =
        new IllegalStateException(
            "cannot reach 10.0.0.1: connection refused",
            new IllegalStateException("connection refused"));

    assertThat(FailureText.of(failure)).isEqualTo("cannot reach 10.0.0.1: connection refused");
  }

  @Test
  void a_message_that_is_only_a_name_comes_with_its_type() {
    assertThat(FailureText.of(new FileNotFoundException("/data/a.parquet")))
        .isEqualTo("FileNotFoundException /data/a.parquet");
  }

  @Test
  void a_failure_without_words_is_its_type() {
    assertThat(FailureText.of(new OutOfMemoryError())).isEqualTo("OutOfMemoryError");
  }

  @Test
  void only_the_first_line_of_a_message_is_told() {
    assertThat(FailureText.of(new IllegalStateException("two lines:\n- of text")))
        .isEqualTo("two lines");
  }
}
