package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.transforms.reward.Explanation.LeftOut;
import org.afterward.transforms.reward.Explanation.LeftOut.Reason;
import org.afterward.transforms.reward.Explanation.Window;
import org.jspecify.annotations.Nullable;

/** Which of a person's events have a value that an exposure did not get, and why. */
final class LeavingOut {

  private LeavingOut() {}

  /**
   * All of them in the order of their times.
   *
   * @param elsewhere what by the credit policy is not the exposure's
   */
  static List<LeftOut> of(
      List<Fact> facts, Window window, LongestRun run, List<LeftOut> elsewhere) {
    Set<Fact> inRun = Set.copyOf(run.rejections());
    List<LeftOut> leftOut = new ArrayList<>(elsewhere);
    for (Fact fact : facts) {
      @Nullable Reason reason = reason(fact, window, inRun);
      if (reason != null) {
        leftOut.add(new LeftOut(fact, reason, List.of()));
      }
    }
    leftOut.sort(Comparator.comparingLong(left -> left.fact().at()));
    return leftOut;
  }

  private static @Nullable Reason reason(Fact fact, Window window, Set<Fact> inRun) {
    if (!window.holds(fact.at())) {
      return wouldCount(fact.kind()) ? outside(fact.at(), window) : null;
    }
    return switch (fact.kind()) {
      case REQUEST_REJECTED -> inRun.contains(fact) ? null : Reason.NOT_IN_LONGEST_RUN;
      case REQUEST_EXPIRED -> Reason.EXPIRED;
      case PAID -> Reason.PAID;
      default -> null;
    };
  }

  private static Reason outside(long at, Window window) {
    if (at < window.from()) {
      return Reason.BEFORE_WINDOW;
    }
    return at < window.to() ? Reason.NOT_YET : Reason.AFTER_WINDOW;
  }

  /** Whether it adds to a reward, or takes from it, where the window holds it. */
  static boolean wouldCount(FactKind kind) {
    return switch (kind) {
      case MATCHED, WAS_MATCHED, REQUEST_REJECTED, CLOSED_ACCOUNT -> true;
      default -> kind.spend() != null;
    };
  }
}
