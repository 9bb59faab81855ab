package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.afterward.coders.Decision;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.ExposureValue.Step;
import org.afterward.coders.FactKind;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.Timeline;

/** When in a person's story something was credited, and when they were there and left. */
final class ValueStory {

  private static final long HOUR_MS = TraceSettlement.HOUR_MS;

  // All of them ascending.
  private final long[] creditedAt;
  private final long[] ownActionsAt;
  private final long[] closedAt;

  private final long[] creditedMicros;

  private ValueStory(Timeline timeline, long matchMicros) {
    int[] credited = facts(timeline, CreditDivision::isCredited);
    creditedAt = times(timeline, credited);
    creditedMicros =
        IntStream.of(credited)
            .mapToLong(
                fact ->
                    timeline.kind(fact).spend() == null
                        ? matchMicros
                        : Math.multiplyExact(timeline.amount(fact), SpendTotals.MICROS))
            .toArray();
    // To ask for recommendations is to be there.
    ownActionsAt =
        LongStream.concat(
                LongStream.of(times(timeline, facts(timeline, FactKind::isOwnAction))),
                timeline.decisions().stream().mapToLong(Decision::at))
            .sorted()
            .toArray();
    closedAt = times(timeline, facts(timeline, kind -> kind == FactKind.CLOSED_ACCOUNT));
  }

  /**
   * The story that a timeline tells.
   *
   * @param matchMicros what a match is worth
   */
  static ValueStory of(Timeline timeline, long matchMicros) {
    return new ValueStory(timeline, matchMicros);
  }

  /** What was credited before the end to something shown then, hour by hour. */
  List<Step> steps(long shownAt, long end) {
    List<Step> steps = new ArrayList<>();
    int i = firstFrom(creditedAt, shownAt);
    while (i < creditedAt.length && creditedAt[i] < end) {
      int hour = hour(creditedAt[i], shownAt);
      long micros = 0;
      for (;
          i < creditedAt.length && creditedAt[i] < end && hour(creditedAt[i], shownAt) == hour;
          i++) {
        micros = Math.addExact(micros, creditedMicros[i]);
      }
      if (micros != 0) {
        steps.add(new Step(hour, micros));
      }
    }
    return steps;
  }

  /** By which age in hours they were there who may come from an age on, and before the end. */
  int thereBy(long shownAt, long fromAgeMs, long end) {
    return by(ownActionsAt, shownAt, fromAgeMs, end);
  }

  /** By which age in hours, and before the end, they had closed the account. */
  int leftBy(long shownAt, long end) {
    return by(closedAt, shownAt, 0, end);
  }

  private static int by(long[] times, long shownAt, long fromAgeMs, long end) {
    int first = firstFrom(times, shownAt + fromAgeMs);
    return first < times.length && times[first] < end
        ? hour(times[first], shownAt) + 1
        : ExposureValue.NEVER;
  }

  private static int hour(long at, long shownAt) {
    return (int) ((at - shownAt) / HOUR_MS);
  }

  private static int firstFrom(long[] times, long from) {
    int found = Arrays.binarySearch(times, from);
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && times[found - 1] == from) {
      found--;
    }
    return found;
  }

  private static int[] facts(Timeline timeline, Predicate<FactKind> wanted) {
    return IntStream.range(0, timeline.size())
        .filter(fact -> wanted.test(timeline.kind(fact)))
        .toArray();
  }

  private static long[] times(Timeline timeline, int[] facts) {
    return IntStream.of(facts).mapToLong(timeline::at).toArray();
  }
}
