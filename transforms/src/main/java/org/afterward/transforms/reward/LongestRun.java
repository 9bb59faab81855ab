package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The longest run of consecutive rejections among some facts, the first of several; empty where
 * nobody was rejected.
 *
 * @param endedBy the acceptance or match that ended it, or null where nothing did
 */
public record LongestRun(List<Fact> rejections, @Nullable Fact endedBy) {

  private static final LongestRun NONE = new LongestRun(List.of(), null);

  public LongestRun {
    rejections = List.copyOf(rejections);
  }

  /** The rule of {@link RejectionRuns}, read plainly and once. */
  static LongestRun in(List<Fact> facts) {
    LongestRun longest = NONE;
    List<Fact> run = new ArrayList<>();
    for (Fact fact : facts) {
      switch (fact.kind()) {
        case REQUEST_REJECTED -> run.add(fact);
        case REQUEST_ACCEPTED, MATCHED, WAS_MATCHED -> {
          longest = longest.orLonger(run, fact);
          run.clear();
        }
        default -> {
          // Neither lengthens a run nor ends it.
        }
      }
    }
    return longest.orLonger(run, null);
  }

  private LongestRun orLonger(List<Fact> run, @Nullable Fact endedBy) {
    return run.size() > rejections.size() ? new LongestRun(run, endedBy) : this;
  }
}
