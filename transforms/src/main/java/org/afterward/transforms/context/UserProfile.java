package org.afterward.transforms.context;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.Activity;
import org.afterward.coders.Activity.Contacts;
import org.afterward.coders.Activity.Presence;
import org.afterward.coders.Activity.Received;
import org.afterward.coders.Activity.Spending;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;

/**
 * What is remembered of one person, in some hundred bytes however much happened: all that their
 * facts tell of their activity, what models last said of them, and what the serving system last
 * told.
 *
 * <p>It is a fold: facts are given to it in the order of (time, id), each once. As of a moment it
 * knows what it has taken, so whoever asks for the {@link #activityAt activity at t} must have
 * given it the facts before {@code t}, and no others. Times to come are never in it.
 *
 * <p>Days are local days in the tenant's zone, which is not in the bytes: a profile is to be read
 * with the zone that it was made with. Not for several threads at once.
 */
public final class UserProfile {

  private static final int VERSION = 1;
  private static final long DAY_MS = 86_400_000;
  private static final double SECONDS_PER_MINUTE = 60;

  private static final int WEEK = 7;
  private static final int MONTH = 30;

  /** A field of what is served that scores ask for; the others are for layouts. */
  static final String PROFILE_COMPLETENESS = "profile_completeness";

  private final LocalDays localDays;
  private final Milestones milestones = new Milestones();
  private final FactTotals totals = new FactTotals();
  private final DayTiles spends = new DayTiles(MONTH);
  private final DayTiles sessions = new DayTiles(WEEK);
  private final LatestByName<ModelSaid> predictions = new LatestByName<>();
  private final LatestByName<Double> served = new LatestByName<>();

  private UserProfile(ZoneId zone) {
    this.localDays = new LocalDays(zone);
  }

  /** Of somebody of whom nothing is known yet. */
  public static UserProfile empty(ZoneId zone) {
    return new UserProfile(zone);
  }

  /** Takes what happened next. */
  public void take(Fact fact) {
    take(fact.at(), fact.kind(), fact.amount(), fact.counterpart(), fact.exposure());
  }

  /** Takes what happened next, as the columns of a fact. */
  public void take(long at, FactKind kind, long amount, String counterpart, String exposure) {
    milestones.take(at, kind, localDays);
    totals.add(kind, amount);
    if (kind == FactKind.PREDICTED) {
      predictions.put(counterpart, new ModelSaid(exposure, Double.longBitsToDouble(amount)));
    } else if (kind == FactKind.HAD_SESSION) {
      sessions.add(localDays.of(at));
    } else if (kind.spend() != null) {
      spends.add(localDays.of(at));
    }
  }

  /**
   * Takes what the serving system told of the person, such as {@code is_male} or {@code
   * profile_completeness}. Of each name the latest number stays, of sixteen names at most; what is
   * not finite is passed over. So give it the few fields that nobody else knows.
   */
  public void served(Map<String, Double> fields) {
    new TreeMap<>(fields)
        .forEach(
            (name, value) -> {
              if (Double.isFinite(value)) {
                served.put(name, value);
              }
            });
  }

  /** Whether nothing was ever taken. */
  public boolean isEmpty() {
    return milestones.isEmpty() && served.all().isEmpty();
  }

  /** When the last fact was, in epoch milliseconds, or {@link Event#NO_TIME}. */
  public long lastAt() {
    return milestones.lastAt();
  }

  /** What each model last said of the person, by the model's name. */
  public Map<String, ModelSaid> predictions() {
    return predictions.all();
  }

  /** What the serving system last told, by name. */
  public Map<String, Double> servedFields() {
    return served.all();
  }

  /**
   * The activity as of a time, which is after all that was taken. Its windows slide with the time:
   * the last 7 days are the local day of {@code t} and the six before.
   */
  public Activity activityAt(long t) {
    return activityAt(t, served.all());
  }

  /**
   * The same, with what the serving system tells at that time in the place of what it last told.
   */
  Activity activityAt(long t, Map<String, Double> servedThen) {
    long today = localDays.of(t);
    return new Activity(
        wholeDays(milestones.joinedAt(), t),
        spendingOn(today),
        contactsAt(t),
        presenceOn(today, servedThen),
        new Received(
            totals.count(FactKind.RECEIVED_LIKE),
            totals.count(FactKind.RECEIVED_SUPER_LIKE),
            totals.count(FactKind.RECEIVED_PASS)));
  }

  private Spending spendingOn(long today) {
    long spent = totals.spent();
    long paid = totals.amount(FactKind.PAID);
    return new Spending(
        spent,
        Math.max(0, paid - spent),
        totals.count(FactKind.PAID) > 0,
        spends.sum(today, MONTH),
        spends.days(today, WEEK));
  }

  private Contacts contactsAt(long t) {
    long likes = totals.count(FactKind.LIKED, FactKind.SUPER_LIKED);
    long matches = totals.count(FactKind.MATCHED, FactKind.WAS_MATCHED);
    long accepted = totals.count(FactKind.REQUEST_ACCEPTED);
    long ended =
        totals.count(
            FactKind.REQUEST_ACCEPTED, FactKind.REQUEST_REJECTED, FactKind.REQUEST_EXPIRED);
    return new Contacts(
        rate(matches + accepted, likes),
        rate(accepted, ended),
        rate(totals.count(FactKind.SPENT_ON_CHAT_ACTIVATION), matches),
        rate(likes + totals.count(FactKind.PASSED), totals.count(FactKind.VIEWED)),
        rate(totals.count(FactKind.MESSAGED), totals.count(FactKind.RECEIVED_MESSAGE)),
        matches,
        wholeDays(milestones.withoutMatchSince(), t),
        milestones.rejectionsInARow(),
        Math.max(0, totals.count(FactKind.REQUESTED) - ended));
  }

  private Presence presenceOn(long today, Map<String, Double> servedThen) {
    double minutes = totals.amount(FactKind.HAD_SESSION) / SECONDS_PER_MINUTE;
    long sessionsEver = totals.count(FactKind.HAD_SESSION);
    return new Presence(
        milestones.loginDays(),
        sessions.sum(today, WEEK),
        sessionsEver == 0 ? Double.NaN : minutes / sessionsEver,
        servedThen.getOrDefault(PROFILE_COMPLETENESS, Double.NaN),
        milestones.lastOwnActionAt(),
        milestones.closed());
  }

  /** At most 1; {@code NaN} of nothing. */
  private static double rate(long part, long of) {
    return of == 0 ? Double.NaN : Math.min(1, (double) part / of);
  }

  /** Whole days of 24 hours; none since what never was. */
  private static long wholeDays(long from, long to) {
    return from == Event.NO_TIME ? 0 : Math.max(0, (to - from) / DAY_MS);
  }

  /**
   * The profile at rest, which every later release reads: a version, and then numbers of as few
   * bytes as they need, of what there is. Times are said by their distance from the first.
   */
  public Bytes bytes() {
    ProfileWriter out = new ProfileWriter();
    out.writeCount(VERSION);
    totals.write(out);
    milestones.write(out);
    spends.write(out);
    sessions.write(out);
    out.writeCount(predictions.all().size());
    predictions
        .all()
        .forEach(
            (model, said) -> {
              out.writeText(model);
              out.writeText(said.modelVersion());
              out.writeDouble(said.probability());
            });
    out.writeCount(served.all().size());
    served
        .all()
        .forEach(
            (name, value) -> {
              out.writeText(name);
              out.writeDouble(value);
            });
    return out.bytes();
  }

  /**
   * The profile that these bytes are.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static UserProfile read(Bytes bytes, ZoneId zone) {
    ProfileReader in = new ProfileReader(bytes);
    long version = in.readCount();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "A profile is of version " + version + "; this release knows only " + VERSION);
    }
    UserProfile profile = new UserProfile(zone);
    profile.totals.read(in);
    profile.milestones.read(in);
    profile.spends.read(in);
    profile.sessions.read(in);
    for (int models = in.readCount(LatestByName.NAMES_AT_MOST); models > 0; models--) {
      profile.predictions.put(in.readText(), new ModelSaid(in.readText(), in.readDouble()));
    }
    for (int fields = in.readCount(LatestByName.NAMES_AT_MOST); fields > 0; fields--) {
      profile.served.put(in.readText(), in.readDouble());
    }
    in.end();
    return profile;
  }
}
