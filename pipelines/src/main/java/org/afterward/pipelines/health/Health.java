package org.afterward.pipelines.health;

import static java.util.Comparator.comparing;
import static java.util.Map.Entry.comparingByKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a run was healthy: not whether it ended, but whether what came of it is what a run of
 * good data gives.
 *
 * @param vitals what it is told by
 * @param findings of everything that could be looked at, the worst first
 */
public record Health(Vitals vitals, List<Finding> findings) {

  /** The higher, the worse. */
  public enum Level {
    OK,
    /** Somebody should look, when they have the time. */
    LOOK,
    /** The outcomes should not be used before somebody has looked. */
    BAD
  }

  /**
   * Something that was looked at.
   *
   * @param measure its name, which stays
   * @param seen what was found
   * @param limit what would have been right, where it was not; else empty
   * @param advice what to do, where something is to be done; else empty
   */
  public record Finding(String measure, Level level, String seen, String limit, String advice) {}

  private static final double LOOK_ABOVE = 0.01;
  private static final double BAD_ABOVE = 0.1;
  private static final int RULES_NAMED = 3;

  public Health {
    findings = findings.stream().sorted(comparing(Finding::level).reversed()).toList();
  }

  /** As far as these tell. */
  public static Health of(Vitals vitals) {
    List<Finding> findings = new ArrayList<>();
    read(vitals).ifPresent(findings::add);
    rejected(vitals).ifPresent(findings::add);
    decided(vitals).ifPresent(findings::add);
    implausible(vitals).ifPresent(findings::add);
    lateSpend(vitals).ifPresent(findings::add);
    retried(vitals).ifPresent(findings::add);
    refused(vitals).ifPresent(findings::add);
    return new Health(vitals, findings);
  }

  /** The worst that was found. */
  public Level level() {
    return findings.isEmpty() ? Level.OK : findings.get(0).level();
  }

  /** Whether there was anything to look at. */
  public boolean isKnown() {
    return !findings.isEmpty();
  }

  private static Optional<Finding> read(Vitals vitals) {
    if (!vitals.knows(Sign.READ)) {
      return Optional.empty();
    }
    long read = vitals.get(Sign.READ);
    return Optional.of(
        read > 0
            ? ok("read", count(read) + " records were read")
            : new Finding(
                "read",
                Level.BAD,
                "nothing was read",
                "at least 1 record",
                "see whether the inputs are the right ones, and not empty"));
  }

  private static Optional<Finding> rejected(Vitals vitals) {
    if (!vitals.knows(Sign.READ, Sign.REJECTED) || vitals.get(Sign.READ) == 0) {
      return Optional.empty();
    }
    String rules = mostFrequent(vitals.brokenRules());
    return Optional.of(
        share(
            "rejected",
            vitals.get(Sign.REJECTED),
            vitals.get(Sign.READ),
            "records were rejected" + (rules.isEmpty() ? "" : ", by " + rules),
            "see the rejections: each says what is wrong with it, and keeps its record"));
  }

  private static Optional<Finding> decided(Vitals vitals) {
    if (!vitals.knows(Sign.SETTLED, Sign.PENDING)) {
      return Optional.empty();
    }
    long settled = vitals.get(Sign.SETTLED);
    long pending = vitals.get(Sign.PENDING);
    boolean noneCame = !vitals.knows(Sign.OPENED) || vitals.get(Sign.OPENED) == 0;
    if (settled > 0) {
      return Optional.of(ok("decided", count(settled) + " exposures were settled"));
    } else if (pending > 0) {
      return Optional.of(
          new Finding(
              "decided",
              Level.LOOK,
              "every exposure is pending (" + count(pending) + ")",
              "at least 1 settled",
              "none has its horizon over: give input of more days, or see --completeUntil"));
    } else if (noneCame) {
      return Optional.of(
          new Finding(
              "decided",
              Level.LOOK,
              "no exposure was taken",
              "at least 1",
              "see whether the input has any, and whether they were rejected"));
    }
    return Optional.of(ok("decided", "exposures wait, and none was due"));
  }

  private static Optional<Finding> implausible(Vitals vitals) {
    if (!vitals.knows(Sign.CHECKED, Sign.IMPLAUSIBLE) || vitals.get(Sign.CHECKED) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        share(
            "implausible",
            vitals.get(Sign.IMPLAUSIBLE),
            vitals.get(Sign.CHECKED),
            "rewards are implausible",
            "see the implausible rewards: each says why it cannot be right"));
  }

  private static Optional<Finding> lateSpend(Vitals vitals) {
    if (!vitals.knows(Sign.LATE_SPEND_LOST)) {
      return Optional.empty();
    }
    long lost = vitals.get(Sign.LATE_SPEND_LOST);
    return Optional.of(
        lost == 0
            ? ok("late_spend", "no spend came too late")
            : new Finding(
                "late_spend",
                Level.LOOK,
                "late value lost: " + count(lost),
                "none",
                "see the late facts; a longer correction horizon would have taken some"));
  }

  private static Optional<Finding> retried(Vitals vitals) {
    if (!vitals.knows(Sign.WRITES_RETRIED)) {
      return Optional.empty();
    }
    long retried = vitals.get(Sign.WRITES_RETRIED);
    return Optional.of(
        retried == 0
            ? ok("writes_retried", "no write had to be made again")
            : new Finding(
                "writes_retried",
                Level.LOOK,
                "writes retried " + count(retried) + " times",
                "none",
                "nothing is lost; if it goes on, give the tables more capacity"));
  }

  private static Optional<Finding> refused(Vitals vitals) {
    if (!vitals.knows(Sign.WRITES_REFUSED)) {
      return Optional.empty();
    }
    long refused = vitals.get(Sign.WRITES_REFUSED);
    return Optional.of(
        refused == 0
            ? ok("writes_refused", "everything found its place in the tables")
            : new Finding(
                "writes_refused",
                Level.LOOK,
                count(refused) + " found no place in a table",
                "none",
                "see the rejections: each says whether its key is taken, or it is too large"));
  }

  private static Finding share(String measure, long part, long whole, String what, String advice) {
    double share = (double) part / whole;
    String seen = String.format(Locale.ROOT, "%.1f %% of %,d %s", share * 100, whole, what);
    if (share > BAD_ABOVE) {
      return new Finding(measure, Level.BAD, seen, "more than 10 %", advice);
    } else if (share > LOOK_ABOVE) {
      return new Finding(measure, Level.LOOK, seen, "more than 1 %", advice);
    }
    return ok(measure, seen);
  }

  private static Finding ok(String measure, String seen) {
    return new Finding(measure, Level.OK, seen, "", "");
  }

  private static String mostFrequent(Map<String, Long> rules) {
    return rules.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(comparingByKey()))
        .limit(RULES_NAMED)
        .map(rule -> rule.getKey() + " " + count(rule.getValue()))
        .collect(Collectors.joining(", ", "", rules.size() > RULES_NAMED ? ", ..." : ""));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
