package org.afterward.pipelines.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ExaminationTest {

  /** A check that does as it is told. */
  private record Told(String what, Callable<List<Finding>> task) implements Check {

    @Override
    public List<Finding> look() throws Exception {
      return task.call();
    }

    @Override
    public String remedy() {
      return "see to " + what;
    }
  }

  private static Told told(String what, Callable<List<Finding>> task) {
    return new Told(what, task);
  }

  @Test
  void all_checks_are_made_though_some_fail_and_one_never_answers() {
    CountDownLatch never = new CountDownLatch(1);
    List<Check> checks =
        List.of(
            told("first", () -> List.of(Finding.ok("first", "fine"))),
            told(
                "second",
                () -> {
                  throw new IOException("the line is cut");
                }),
            told(
                "third",
                () -> {
                  never.await();
                  return List.of();
                }),
            told("last", () -> List.of(Finding.ok("last", "fine"), Finding.skip("more", "no"))));

    assertThat(Examination.of(checks, Duration.ofSeconds(1)))
        .containsExactly(
            Finding.ok("first", "fine"),
            Finding.fail("second", "the line is cut", "see to second"),
            Finding.fail("third", "no answer within 1 s", "see to third"),
            Finding.ok("last", "fine"),
            Finding.skip("more", "no"));
  }

  @Test
  void a_failure_that_explains_itself_at_length_is_cut_between_words() {
    String long160 = "a lengthy explanation of things ".repeat(5).strip();

    assertThat(Examination.shortened(long160 + "!")).isEqualTo(long160 + "!");
    assertThat(Examination.shortened(long160 + " and of others")).isEqualTo(long160 + " ...");
  }
}
