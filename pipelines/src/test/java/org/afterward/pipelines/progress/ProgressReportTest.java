package org.afterward.pipelines.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressReportTest {

  @Test
  void a_line_tells_what_was_done_how_fast_and_since_when() {
    ProgressReport report =
        new ProgressReport(
            Map.of(Progress.READ, 1_500_000L, Progress.REJECTED, 12L, Progress.REWARDS, 3_400L),
            75_000);

    assertThat(report.line())
        .contains("read 1,500,000   rejected 12   rewards 3,400   20,000/s   1:15");
  }

  @Test
  void nothing_done_here_is_no_line() {
    assertThat(new ProgressReport(Map.of(), 75_000).line()).isEmpty();
  }

  @Test
  void the_first_moment_does_not_divide_by_zero() {
    assertThat(new ProgressReport(Map.of(Progress.WRITTEN, 2L), 0).line())
        .contains("written 2   2,000/s   0:00");
  }

  @Test
  void only_what_was_done_since_counts() {
    Progress.READ.add(5);
    Map<Progress, Long> before = ProgressReport.tallies();
    Progress.READ.add(7);

    assertThat(ProgressReport.since(before, 1000))
        .isEqualTo(
            new ProgressReport(
                Map.of(
                    Progress.READ, 7L,
                    Progress.REJECTED, 0L,
                    Progress.REWARDS, 0L,
                    Progress.WRITTEN, 0L),
                1000));
  }
}
