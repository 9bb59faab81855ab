package org.afterward.pipelines.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.IsoTime;
import org.afterward.coders.Micros;
import org.afterward.coders.TimelineEntry;

/** How an explanation says a thing, so that it says it the same everywhere. */
final class Wording {

  private static final BigDecimal DAY_MS = BigDecimal.valueOf(86_400_000);

  private Wording() {}

  /** {@code +10}, {@code -1}, {@code 0}. */
  static String signed(long micros) {
    return (micros > 0 ? "+" : "") + Micros.format(micros);
  }

  /** {@code 7 days}, {@code 1 day}, {@code 0.5 days}. */
  static String days(long ms) {
    String days =
        BigDecimal.valueOf(ms)
            .divide(DAY_MS, 3, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    return days + (days.equals("1") ? " day" : " days");
  }

  /** {@code 1 match}, {@code 2 matches}. */
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** {@code request rejected}; of spends, what they were for. */
  static String kind(FactKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code shown} or what the act was. */
  static String kind(TimelineEntry entry) {
    return entry instanceof Fact fact ? kind(fact.kind()) : "exposure";
  }

  /** {@code 2024-01-22T18:03:11Z (viewed, evt_9)}. */
  static String entry(TimelineEntry entry) {
    return IsoTime.format(entry.at()) + " (" + kind(entry) + ", " + entry.id() + ")";
  }

  /** What a copy says that differs from the copy that stays. */
  static String content(TimelineEntry copy, TimelineEntry kept) {
    if (copy instanceof Fact fact) {
      String amount = fact.amount() == 0 ? "" : ", amount " + fact.amount();
      return IsoTime.format(fact.at()) + ", " + kind(fact.kind()) + amount;
    }
    return IsoTime.format(copy.at()) + (copy.at() == kept.at() ? ", another strategy" : "");
  }
}
