package org.afterward.pipelines.rewards;

import java.io.Serializable;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.jspecify.annotations.Nullable;

/**
 * Of which exposures the rewards are said: those shown in a range of time, in epoch milliseconds.
 * All others still count for what they are: actions of their users, and rivals for the credit.
 */
record ShownRange(long from, long before) implements Serializable {

  static final ShownRange ALL = new ShownRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** From {@code --shownFrom}, included, to {@code --shownBefore}; whatever is absent is open. */
  static ShownRange of(@Nullable String from, @Nullable String before) {
    ShownRange range =
        new ShownRange(
            from == null ? ALL.from : TimeOption.parse("--shownFrom", from),
            before == null ? ALL.before : TimeOption.parse("--shownBefore", before));
    if (range.from >= range.before) {
      throw new UserMistake(
          "--shownFrom=%s is not earlier than --shownBefore=%s".formatted(from, before));
    }
    return range;
  }

  boolean holds(long shownAt) {
    return from <= shownAt && shownAt < before;
  }
}
