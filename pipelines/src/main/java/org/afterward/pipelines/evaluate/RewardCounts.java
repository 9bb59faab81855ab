package org.afterward.pipelines.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.ModelManifest.LeftOut;
import org.afterward.transforms.learning.LeavingOut;

/** What became of rewards that a policy was to be judged by, by names that can be added up. */
final class RewardCounts {

  private static final String JUDGED = "judged";
  private static final String LEARNED_FROM = "learned_from";
  private static final String LEFT_OUT = "left_out_";

  private final Map<String, Long> byName;

  RewardCounts() {
    this(Map.of());
  }

  RewardCounts(Map<String, Long> byName) {
    this.byName = new TreeMap<>(byName);
  }

  void leaveOut(LeavingOut reason) {
    byName.merge(LEFT_OUT + reason.wireName(), 1L, Long::sum);
  }

  /**
   * Counts a choice that is judged by: one with a propensity.
   *
   * @param learnedFrom whether models that say what it is worth were learned from its time
   */
  void judge(boolean learnedFrom) {
    byName.merge(JUDGED, 1L, Long::sum);
    if (learnedFrom) {
      byName.merge(LEARNED_FROM, 1L, Long::sum);
    }
  }

  Map<String, Long> byName() {
    return byName;
  }

  /** How many were left out, by the reason. */
  List<LeftOut> leftOut() {
    List<LeftOut> leftOut = new ArrayList<>();
    byName.forEach(
        (name, rows) -> {
          if (name.startsWith(LEFT_OUT)) {
            leftOut.add(new LeftOut(name.substring(LEFT_OUT.length()), rows));
          }
        });
    return leftOut;
  }

  /** Why not to believe what comes of them. */
  List<String> warnings() {
    long learnedFrom = byName.getOrDefault(LEARNED_FROM, 0L);
    return learnedFrom == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d choices are of the time that the models were learned from: they know"
                    + " these rewards, so whatever asks them is too sure, and what chooses by them"
                    + " looks better than it is",
                learnedFrom,
                byName.getOrDefault(JUDGED, 0L)));
  }
}
