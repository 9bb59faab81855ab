package org.afterward.pipelines.explain;

import static org.afterward.pipelines.explain.Wording.count;
import static org.afterward.pipelines.explain.Wording.days;
import static org.afterward.pipelines.explain.Wording.signed;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.IsoTime;
import org.afterward.coders.Micros;
import org.afterward.coders.RewardParts;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.TimelineEntry;
import org.afterward.pipelines.explain.EventLines.Line;
import org.afterward.transforms.reward.Explanation;
import org.afterward.transforms.reward.Explanation.Credited;
import org.afterward.transforms.reward.Plausibility;
import org.afterward.transforms.reward.RewardPolicy;

/** An explanation as a person reads it, from the exposure to the total to what did not count. */
final class ExplanationText {

  private static final int SHOWN_OF_A_LONG_LIST = 5;

  private final Explanation why;
  private final RewardPolicy policy;
  private final EventLines events;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(Explanation why, EventLines events) {
    this.why = why;
    this.policy = why.policy();
    this.events = events;
  }

  /** The text, in which long lists are shortened unless all is wanted. */
  static String of(Explanation why, boolean all) {
    EventLines events = new EventLines(all ? Integer.MAX_VALUE : SHOWN_OF_A_LONG_LIST);
    ExplanationText written = new ExplanationText(why, events);
    written.write();
    return written.text + LeftOutText.of(why, events);
  }

  private void write() {
    head();
    spend();
    matches();
    retention();
    churn();
    frustration();
    total();
  }

  private void head() {
    Explanation.Window window = why.window();
    line("exposure  " + why.exposure().exposureId());
    line("shown to  " + why.exposure().userId() + " by strategy " + why.exposure().strategyId());
    line(
        "window    "
            + time(window.from())
            + " to "
            + time(window.to())
            + " ("
            + days(policy.horizonMs())
            + ")");
    line(
        window.isOver()
            ? "status    over, the input is complete until " + time(window.completeUntil())
            : "status    pending, it waits until "
                + time(window.to())
                + "; the input is complete until "
                + time(window.completeUntil())
                + ", so what follows is so far");
    line("rule      policy " + policy.reference() + ", credit " + why.credit().wireName());
  }

  private void spend() {
    SpendTotals spend = why.parts().spend();
    part("spend", spend.totalMicros());
    for (SpendType type : SpendType.ALL) {
      if (spend.count(type) > 0) {
        String spends = count(spend.count(type), "spend", "spends");
        rule(type.wireName() + ", " + spends + ": " + signed(spend.micros(type)));
      }
    }
    list(why.spends());
  }

  private void matches() {
    part("matches", why.parts().matchMicros());
    if (!why.matches().isEmpty()) {
      rule(
          count(why.matches().size(), "match", "matches")
              + ", for a whole one "
              + signed(policy.matchMicros()));
    }
    list(why.matches());
  }

  private void retention() {
    RewardPolicy.Retention retention = policy.retention();
    long from = why.window().to() - retention.lastMs();
    long micros = why.parts().retentionMicros();
    part("retention", micros);
    if (why.presence().closing() != null) {
      rule("the account was closed, so there is no bonus");
    } else {
      boolean within = why.presence().last().at() >= from;
      lastOwnAction();
      rule(within(within, retention.lastMs()) + "(from " + time(from) + "): " + signed(micros));
    }
  }

  private void churn() {
    RewardPolicy.Churn churn = policy.churn();
    long until = why.window().to() - churn.absentMs();
    long micros = why.parts().churnMicros();
    part("churn", micros);
    Fact closing = why.presence().closing();
    if (closing != null) {
      rule("the account was closed, " + Wording.entry(closing) + ": " + signed(micros));
    } else {
      boolean within = why.presence().last().at() > until;
      String yet = within || why.window().isOver() ? "" : " so far";
      lastOwnAction();
      rule(
          within(within, churn.absentMs())
              + ("(after " + time(until) + ")" + yet + ": ")
              + signed(micros));
    }
    TimelineEntry next = why.presence().next();
    if (micros != 0 && next != null) {
      rule("next own action after the window: " + Wording.entry(next));
    }
  }

  private static String within(boolean within, long lastMs) {
    return (within ? "is within the last " : "is not within the last ") + days(lastMs) + " ";
  }

  private void frustration() {
    RewardPolicy.Frustration rule = policy.frustration();
    List<Fact> run = why.rejections().rejections();
    part("frustration", why.parts().frustrationMicros());
    rule(
        "longest run of rejections: "
            + run.size()
            + "; for every "
            + rule.rejectionsPerPoint()
            + " of it "
            + signed(-rule.pointMicros())
            + ", at most "
            + rule.pointsAtMost()
            + " times: "
            + signed(why.parts().frustrationMicros()));
    text.append(events.first(run.stream().map(fact -> new Line(fact, "")).toList()));
    if (why.rejections().endedBy() != null) {
      rule("ended by " + Wording.entry(why.rejections().endedBy()));
    }
  }

  private void total() {
    RewardParts parts = why.parts();
    text.append('\n');
    line(
        "%s  %s = spend %s, matches %s, retention %s, churn %s, frustration %s"
            .formatted(
                why.window().isOver() ? "total" : "so far",
                Micros.format(parts.totalMicros()),
                signed(parts.spend().totalMicros()),
                signed(parts.matchMicros()),
                signed(parts.retentionMicros()),
                signed(parts.churnMicros()),
                signed(parts.frustrationMicros())));
    if (why.window().isOver()) {
      Plausibility.doubts(parts, policy.plausible())
          .forEach(doubt -> rule("implausible, and so kept apart: " + doubt));
    }
    String others = otherActs(why.otherActs());
    if (!others.isEmpty()) {
      rule("other own actions, which show only that they were there: " + others);
    }
  }

  private static String otherActs(Map<FactKind, Integer> acts) {
    return acts.entrySet().stream()
        .map(act -> act.getValue() + " " + Wording.kind(act.getKey()))
        .collect(Collectors.joining(", "));
  }

  private void lastOwnAction() {
    rule("last own action: " + Wording.entry(why.presence().last()));
  }

  private void list(List<Credited> credited) {
    text.append(events.first(credited.stream().map(this::line).toList()));
  }

  private Line line(Credited credited) {
    String shared =
        credited.sharedBy() == 1 || why.credit() == CreditPolicy.FULL
            ? ""
            : ", shared by " + credited.sharedBy();
    return new Line(credited.fact(), signed(credited.worthMicros()) + shared);
  }

  private void part(String name, long micros) {
    text.append('\n');
    line(name + "  " + signed(micros));
  }

  private void rule(String words) {
    line("  " + words);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String time(long at) {
    return IsoTime.format(at);
  }
}
