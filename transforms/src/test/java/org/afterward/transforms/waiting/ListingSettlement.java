package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Timeline;

/**
 * A settlement that only lists what it was shown: so that one fact too few, too many, or at the
 * wrong time is seen. Each decision has two outcomes: all facts of its horizon, and those for which
 * it is the latest decision.
 */
final class ListingSettlement implements Settlement<OpenExposure, String> {

  static final long HORIZON = 7 * 24 * 60 * 60 * 1000L;

  @Override
  public Class<OpenExposure> decisionType() {
    return OpenExposure.class;
  }

  @Override
  public Class<String> outcomeType() {
    return String.class;
  }

  @Override
  public long horizonMs() {
    return HORIZON;
  }

  @Override
  public String personOf(OpenExposure decision) {
    return decision.userId();
  }

  @Override
  public Decision remember(OpenExposure decision) {
    return new Decision(decision.shownAt(), decision.exposureId(), Bytes.empty());
  }

  @Override
  public OpenExposure recall(String person, Decision remembered) {
    return new OpenExposure(remembered.id(), person, remembered.at(), 0);
  }

  @Override
  public boolean dividesFacts() {
    return true;
  }

  @Override
  public int outcomesPerDecision() {
    return 2;
  }

  @Override
  public void settle(Timeline timeline, List<Decision> due, Consumer<String> outcomes) {
    for (Decision decision : due) {
      tell(timeline.facts(), timeline.decisions(), decision, HORIZON, "settled").forEach(outcomes);
    }
  }

  @Override
  public void estimate(
      Timeline timeline,
      List<Decision> decisions,
      long ageMs,
      int revision,
      Consumer<String> outcomes) {
    for (Decision decision : decisions) {
      tell(timeline.facts(), timeline.decisions(), decision, ageMs, "estimate " + revision)
          .forEach(outcomes);
    }
  }

  @Override
  public String revise(String before, String after, int revision, Fact cause) {
    return revised(after, revision, cause.id());
  }

  static String revised(String after, int revision, String cause) {
    return after + " revision " + revision + " by " + cause;
  }

  /** Both outcomes of a decision, over facts in the order of (time, id). */
  static List<String> tell(
      List<Fact> facts, List<Decision> decisions, Decision decision, long age, String what) {
    List<String> all = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.at() >= decision.at() && fact.at() < decision.at() + age) {
        all.add(fact.id());
        if (decisions.stream().noneMatch(d -> isOpenAfter(decision, d, fact))) {
          last.add(fact.id());
        }
      }
    }
    return List.of(
        decision.id() + " all " + what + " " + all, decision.id() + " last " + what + " " + last);
  }

  private static boolean isOpenAfter(Decision decision, Decision other, Fact fact) {
    boolean isLater =
        other.at() > decision.at()
            || (other.at() == decision.at() && other.id().compareTo(decision.id()) > 0);
    return isLater && other.at() <= fact.at() && fact.at() < other.at() + HORIZON;
  }
}
