package org.afterward.transforms.context;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.afterward.coders.Activity;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;

/** The definitions of an {@link Activity}, each read plainly off all that happened before. */
record ReferenceActivity(List<Fact> facts, long t, ZoneId zone) {

  private static final double DAY_MS = 86_400_000;

  Activity activity() {
    long spent = sum(fact -> fact.kind().spend() != null);
    long likes = count(FactKind.LIKED, FactKind.SUPER_LIKED);
    long matches = count(FactKind.MATCHED, FactKind.WAS_MATCHED);
    long accepted = count(FactKind.REQUEST_ACCEPTED);
    long ended = accepted + count(FactKind.REQUEST_REJECTED, FactKind.REQUEST_EXPIRED);
    long joined = first(FactKind.OPENED_ACCOUNT);
    joined = joined != Event.NO_TIME ? joined : first(FactKind.values());
    long matched = last(FactKind.MATCHED, FactKind.WAS_MATCHED);
    long sessions = count(FactKind.HAD_SESSION);
    return new Activity(
        days(joined),
        new Activity.Spending(
            spent,
            Math.max(0, sum(fact -> fact.kind() == FactKind.PAID) - spent),
            count(FactKind.PAID) > 0,
            facts.stream().filter(f -> f.kind().spend() != null && isWithin(30, f)).count(),
            facts.stream()
                .filter(f -> f.kind().spend() != null && isWithin(7, f))
                .map(this::day)
                .distinct()
                .count()),
        new Activity.Contacts(
            rate(matches + accepted, likes),
            rate(accepted, ended),
            rate(count(FactKind.SPENT_ON_CHAT_ACTIVATION), matches),
            rate(likes + count(FactKind.PASSED), count(FactKind.VIEWED)),
            rate(count(FactKind.MESSAGED), count(FactKind.RECEIVED_MESSAGE)),
            matches,
            days(matched != Event.NO_TIME ? matched : joined),
            streak(),
            Math.max(0, count(FactKind.REQUESTED) - ended)),
        new Activity.Presence(
            facts.stream()
                .filter(f -> f.kind() == FactKind.LOGGED_IN)
                .map(this::day)
                .distinct()
                .count(),
            facts.stream().filter(f -> f.kind() == FactKind.HAD_SESSION && isWithin(7, f)).count(),
            sessions == 0
                ? Double.NaN
                : sum(f -> f.kind() == FactKind.HAD_SESSION) / 60.0 / sessions,
            Double.NaN,
            facts.stream()
                .filter(f -> f.kind().isOwnAction())
                .mapToLong(Fact::at)
                .max()
                .orElse(Event.NO_TIME),
            indexOfLast(FactKind.CLOSED_ACCOUNT) > indexOfLast(FactKind.OPENED_ACCOUNT)),
        new Activity.Received(
            count(FactKind.RECEIVED_LIKE),
            count(FactKind.RECEIVED_SUPER_LIKE),
            count(FactKind.RECEIVED_PASS)));
  }

  private long streak() {
    long streak = 0;
    for (Fact fact : facts) {
      switch (fact.kind()) {
        case REQUEST_REJECTED -> streak++;
        case REQUEST_ACCEPTED, MATCHED, WAS_MATCHED -> streak = 0;
        default -> {
          // Neither.
        }
      }
    }
    return streak;
  }

  private LocalDate day(Fact fact) {
    return day(fact.at());
  }

  private LocalDate day(long at) {
    return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
  }

  private boolean isWithin(int days, Fact fact) {
    return day(fact).isAfter(day(t).minusDays(days));
  }

  private long sum(Predicate<Fact> which) {
    return facts.stream().filter(which).mapToLong(Fact::amount).sum();
  }

  private long count(FactKind... kinds) {
    return facts.stream().filter(fact -> List.of(kinds).contains(fact.kind())).count();
  }

  private long first(FactKind... kinds) {
    return facts.stream()
        .filter(fact -> List.of(kinds).contains(fact.kind()))
        .mapToLong(Fact::at)
        .min()
        .orElse(Event.NO_TIME);
  }

  private long last(FactKind... kinds) {
    return facts.stream()
        .filter(fact -> List.of(kinds).contains(fact.kind()))
        .mapToLong(Fact::at)
        .max()
        .orElse(Event.NO_TIME);
  }

  private int indexOfLast(FactKind kind) {
    return facts.stream().map(Fact::kind).toList().lastIndexOf(kind);
  }

  private long days(long since) {
    return since == Event.NO_TIME ? 0 : (long) Math.floor((t - since) / DAY_MS);
  }

  private static double rate(long part, long of) {
    return of == 0 ? Double.NaN : Math.min(1, part / (double) of);
  }
}
