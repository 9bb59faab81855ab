package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.RewardParts;
import org.afterward.coders.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * Why the reward of one exposure is what it is, so that it can be checked by hand: each part with
 * the events that made it, and what was left out with the reason. Made by {@link ExplainReward}.
 *
 * @param parts what the events below add up to; of an open window, so far
 * @param spends the spends of which the exposure got something, in order
 * @param matches the matches of which the exposure got something, in order
 * @param otherActs how often the person did what earns nothing by itself, in the window
 * @param leftOut the events that have a value, and of which the exposure got nothing, in order
 * @param repeated what was delivered more than once
 * @param refused what the contracts refused, so that it could not count
 */
public record Explanation(
    OpenExposure exposure,
    RewardPolicy policy,
    CreditPolicy credit,
    Window window,
    RewardParts parts,
    List<Credited> spends,
    List<Credited> matches,
    Presence presence,
    LongestRun rejections,
    Map<FactKind, Integer> otherActs,
    List<LeftOut> leftOut,
    List<Repeated> repeated,
    List<Refusal> refused) {

  /**
   * The time of which the events count: of a window that is still open, what was complete.
   *
   * @param from the first moment of it
   * @param to the first moment after it
   * @param completeUntil up to when all events are known
   */
  public record Window(long from, long to, long completeUntil) {

    /** Whether its reward is settled, and not pending. */
    public boolean isOver() {
      return to <= completeUntil;
    }

    /** The first moment that does not count, or not yet; the exposure itself always does. */
    public long seenUntil() {
      return Math.min(to, Math.max(completeUntil, from + 1));
    }

    public boolean holds(long at) {
      return from <= at && at < seenUntil();
    }
  }

  /**
   * An event of which the exposure got something.
   *
   * @param shareMicros how much of it: of a spend micro-units of the currency, of a match
   *     millionths
   * @param sharedBy how many exposures got something of it; under full credit each of them got all
   * @param worthMicros what the share adds to the reward, in micro-units of the currency
   */
  public record Credited(Fact fact, long shareMicros, int sharedBy, long worthMicros) {}

  /**
   * Whether the person was there.
   *
   * @param last the last own action in the window; an exposure counts, and there is at least this
   * @param closing what closed the account in the window, or null
   * @param next the first own action after the window, or null where none is known
   */
  public record Presence(TimelineEntry last, @Nullable Fact closing, @Nullable TimelineEntry next) {

    /** Of facts in order, which may go beyond the window; it begins with one of the exposures. */
    static Presence of(List<Decision> exposures, List<Fact> facts, Window window) {
      List<TimelineEntry> own = new ArrayList<>(exposures);
      facts.stream().filter(fact -> fact.kind().isOwnAction()).forEach(own::add);
      TimelineEntry last = own.get(0);
      @Nullable TimelineEntry next = null;
      for (TimelineEntry act : own) {
        if (window.holds(act.at()) && (!window.holds(last.at()) || act.at() > last.at())) {
          last = act;
        } else if (act.at() >= window.to() && (next == null || act.at() < next.at())) {
          next = act;
        }
      }
      @Nullable Fact closing =
          facts.stream()
              .filter(fact -> fact.kind() == FactKind.CLOSED_ACCOUNT && window.holds(fact.at()))
              .findFirst()
              .orElse(null);
      return new Presence(last, closing, next);
    }
  }

  /**
   * An event that has a value, or would have if it were elsewhere.
   *
   * @param creditedTo the exposures that got it instead, in order; none of a reason that has none
   */
  public record LeftOut(Fact fact, Reason reason, List<String> creditedTo) {

    /** Why the exposure got nothing of it. */
    public enum Reason {
      BEFORE_WINDOW,
      AFTER_WINDOW,
      /** In the window, but after the time up to which all events are known. */
      NOT_YET,
      /** By the credit policy it is another exposure's. */
      CREDITED_ELSEWHERE,
      /** By the credit policy it is nobody's. */
      CREDITED_TO_NOBODY,
      /** A rejection that another run of rejections outdoes. */
      NOT_IN_LONGEST_RUN,
      /** A request that expired neither lengthens a run of rejections nor ends it. */
      EXPIRED,
      /** Money paid for currency, which is worth something only when it is spent. */
      PAID
    }
  }

  /**
   * Something that was delivered more than once, and counts once.
   *
   * @param kept the copy that stays
   * @param deliveries how many copies came, this one included
   * @param different the copies that say something else, each once
   */
  public record Repeated(TimelineEntry kept, int deliveries, List<TimelineEntry> different) {}
}
