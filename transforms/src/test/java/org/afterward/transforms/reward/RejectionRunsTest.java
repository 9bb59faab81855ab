package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;

class RejectionRunsTest {

  @Property(tries = 2000)
  void the_longest_run_of_every_moving_window_is_that_of_a_plain_loop(
      @ForAll("kinds") List<FactKind> kinds, @ForAll("steps") List<Integer> steps) {
    Timeline timeline = timeline(kinds);
    RejectionRuns runs = new RejectionRuns(timeline);
    int from = 0;
    int to = 0;
    for (int i = 0; i + 1 < steps.size(); i += 2) {
      to = Math.min(kinds.size(), to + steps.get(i));
      from = Math.min(to, from + steps.get(i + 1));
      assertThat(runs.longestIn(from, to)).isEqualTo(longestByLoop(kinds.subList(from, to)));
    }
  }

  private static int longestByLoop(List<FactKind> kinds) {
    int run = 0;
    int longest = 0;
    for (FactKind kind : kinds) {
      switch (kind) {
        case REQUEST_REJECTED -> run++;
        case REQUEST_ACCEPTED, MATCHED, WAS_MATCHED -> run = 0;
        default -> {
          // Neither lengthens nor ends a run.
        }
      }
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static Timeline timeline(List<FactKind> kinds) {
    TimelineBuilder builder = new TimelineBuilder("somebody");
    for (int i = 0; i < kinds.size(); i++) {
      builder.add(new Fact(i, "e" + i, kinds.get(i), 0, "", ""));
    }
    return builder.build();
  }

  @Provide
  Arbitrary<List<FactKind>> kinds() {
    return Arbitraries.of(
            FactKind.REQUEST_REJECTED,
            FactKind.REQUEST_REJECTED,
            FactKind.REQUEST_REJECTED,
            FactKind.REQUEST_ACCEPTED,
            FactKind.MATCHED,
            FactKind.WAS_MATCHED,
            FactKind.REQUEST_EXPIRED,
            FactKind.VIEWED)
        .list()
        .ofMaxSize(50);
  }

  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(0, 12).list().ofMaxSize(20);
  }
}
