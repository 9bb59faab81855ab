package org.afterward.pipelines.explain;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.explain.EventLines.Line;
import org.afterward.transforms.reward.Explanation;
import org.afterward.transforms.reward.Explanation.LeftOut.Reason;
import org.afterward.transforms.reward.Explanation.Repeated;
import org.afterward.transforms.reward.Refusal;

/** What did not count, and why, as a person reads it. */
final class LeftOutText {

  private final Explanation why;
  private final EventLines events;
  private final StringBuilder text = new StringBuilder();

  private LeftOutText(Explanation why, EventLines events) {
    this.why = why;
    this.events = events;
  }

  /** Nothing where everything counted. */
  static String of(Explanation why, EventLines events) {
    LeftOutText written = new LeftOutText(why, events);
    for (Reason reason : Reason.values()) {
      written.leftOut(reason);
    }
    written.repeated();
    written.refused();
    return written.text.isEmpty() ? "" : "\nnot counted\n" + written.text;
  }

  private void leftOut(Reason reason) {
    List<Line> lines =
        why.leftOut().stream()
            .filter(left -> left.reason() == reason)
            .map(left -> new Line(left.fact(), note(left)))
            .toList();
    if (!lines.isEmpty()) {
      text.append("  ").append(words(reason)).append(":\n");
      text.append(reason == Reason.BEFORE_WINDOW ? events.last(lines) : events.first(lines));
    }
  }

  private static String words(Reason reason) {
    return switch (reason) {
      case BEFORE_WINDOW -> "before the window";
      case AFTER_WINDOW -> "after the window";
      case NOT_YET -> "after the time up to which the input is complete";
      case CREDITED_ELSEWHERE -> "credited to another exposure";
      case CREDITED_TO_NOBODY -> "credited to no exposure, as they name none that is open";
      case NOT_IN_LONGEST_RUN -> "rejected, but not in the longest run";
      case EXPIRED -> "expired, which neither lengthens a run of rejections nor ends it";
      case PAID -> "paid for currency, which counts when it is spent";
    };
  }

  private static String note(Explanation.LeftOut left) {
    String amount = left.fact().amount() == 0 ? "" : left.fact().amount() + " ";
    return (amount
            + switch (left.reason()) {
              case CREDITED_ELSEWHERE -> "to " + String.join(", ", left.creditedTo());
              case CREDITED_TO_NOBODY ->
                  left.fact().exposure().isEmpty() ? "" : "names " + left.fact().exposure();
              default -> "";
            })
        .strip();
  }

  private void repeated() {
    if (!why.repeated().isEmpty()) {
      text.append("  delivered more than once, and counted once:\n");
      why.repeated().stream().limit(events.atMost()).forEach(this::repeated);
      more(why.repeated().size());
    }
  }

  private void repeated(Repeated repeated) {
    line("%s, %d times".formatted(Wording.entry(repeated.kept()), repeated.deliveries()));
    repeated
        .different()
        .forEach(copy -> line("  a copy differs: " + Wording.content(copy, repeated.kept())));
  }

  private void refused() {
    if (!why.refused().isEmpty()) {
      text.append("  rejected by the contract:\n");
      why.refused().stream()
          .limit(events.atMost())
          .map(Refusal::rejection)
          .forEach(refused -> line(rejection(refused)));
      more(why.refused().size());
    }
  }

  /** What was rejected, where it is, and every rule it breaks. */
  static String rejection(Rejection rejection) {
    StringBuilder words = new StringBuilder();
    words.append(rejection.what()).append(" in ").append(rejection.raw().origin());
    words.append(" at ").append(rejection.raw().offset());
    for (BrokenRule broken : rejection.broken()) {
      words.append("\n      ").append(broken.rule()).append(": ");
      words.append(broken.field().isEmpty() ? "it" : broken.field()).append(' ');
      words.append(broken.problem());
    }
    return words.toString();
  }

  private void more(int all) {
    if (all > events.atMost()) {
      line("and " + (all - events.atMost()) + " more");
    }
  }

  private void line(String words) {
    text.append("    ").append(words).append('\n');
  }
}
