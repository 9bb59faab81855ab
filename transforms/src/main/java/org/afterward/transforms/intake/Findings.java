package org.afterward.transforms.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;

/**
 * Collects every rule that one event breaks. A field that could not be read is named for that
 * alone, and so is all that would have been inside of it.
 */
final class Findings {

  /** Longer texts are no ids; and an id is kept in state for weeks. */
  static final int ID_CHARACTERS_AT_MOST = 256;

  /** Beyond this, one more broken rule says that there are more: a hostile line stays small. */
  static final int MOST_ADDED = 100;

  private final List<BrokenRule> misread;
  private List<BrokenRule> broken;

  Findings(List<BrokenRule> misread) {
    this.misread = misread;
    this.broken = misread;
  }

  /**
   * All that is wrong: what was misread, then the rules in the order in which they were checked.
   */
  List<BrokenRule> broken() {
    return broken;
  }

  void add(String rule, String field, String problem) {
    int added = broken.size() - misread.size();
    if (added > MOST_ADDED || isPartOfMisread(field)) {
      return;
    }
    if (broken == misread) {
      broken = new ArrayList<>(misread);
    }
    broken.add(
        added < MOST_ADDED
            ? new BrokenRule(rule, field, problem)
            : new BrokenRule("too_many", "", "more than " + MOST_ADDED + " rules are broken"));
  }

  /** Whether the field, or something around it, could not be read. */
  private boolean isPartOfMisread(String field) {
    for (BrokenRule unread : misread) {
      if (isWithin(unread.field(), field)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the field, or something in it, could not be read. */
  boolean hasMisreadPart(String field) {
    for (BrokenRule unread : misread) {
      if (isWithin(field, unread.field())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String whole, String part) {
    if (!part.startsWith(whole) || whole.isEmpty()) {
      return false;
    }
    return part.length() == whole.length() || ".[".indexOf(part.charAt(whole.length())) >= 0;
  }

  void requireId(String value, String field) {
    if (value.isEmpty()) {
      add(field + "_missing", field, "is missing");
    } else {
      requireShort(value, field);
    }
  }

  void requireShort(String value, String field) {
    if (value.length() > ID_CHARACTERS_AT_MOST) {
      add(
          "id_too_long",
          field,
          "has " + value.length() + " characters; at most " + ID_CHARACTERS_AT_MOST + " are taken");
    }
  }

  void requireTime(long at, long arrivedAt, long skewMs) {
    if (at == Event.NO_TIME) {
      add("timestamp_missing", "timestamp", "is missing");
    } else if (arrivedAt != Event.NO_TIME && skewMs >= 0 && at > arrivedAt + skewMs) {
      add(
          "timestamp_in_future",
          "timestamp",
          "is "
              + Instant.ofEpochMilli(at)
              + ", later than its arrival at "
              + Instant.ofEpochMilli(arrivedAt)
              + " and the clock skew of "
              + skewMs
              + " ms");
    }
  }

  /** A probability that is there must be one; absent ({@code NaN}) is for others to judge. */
  void requireProbability(double value, String rule, String field) {
    if (!isProbabilityOrAbsent(value)) {
      add(rule, field, "is " + value + ", not within 0 and 1");
    }
  }

  static boolean isProbabilityOrAbsent(double value) {
    return Double.isNaN(value) || (value >= 0 && value <= 1);
  }
}
