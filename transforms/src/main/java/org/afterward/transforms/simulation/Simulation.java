package org.afterward.transforms.simulation;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * What to simulate. Immutable; all of the traffic follows from it, on any runner.
 *
 * <p>Example: {@code Simulation.of(42).withUsers(100_000).withExposuresPerDay(1.0 / 3)} is about a
 * million exposures and ten million events in 30 days.
 */
public final class Simulation implements Serializable {

  static final long SECOND = 1_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  private static final long serialVersionUID = 1;

  private final Settings settings;

  private Simulation(Settings settings) {
    this.settings = settings;
  }

  /** A thousand users in January 2024, two exposures a day each, with the usual dirt. */
  public static Simulation of(long seed) {
    Settings settings = new Settings();
    settings.seed = seed;
    return new Simulation(settings);
  }

  /** From the beginning of that day, in UTC. */
  public Simulation withFirstDay(LocalDate day) {
    long millis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return with(changed -> changed.start = millis);
  }

  public Simulation withDays(int days) {
    require(days >= 1, "At least one day is wanted");
    return with(changed -> changed.days = days);
  }

  /** So many people; at least ten, because up to eight others are shown at a time. */
  public Simulation withUsers(int users) {
    require(users >= 10, "At least ten users are wanted");
    return with(changed -> changed.users = users);
  }

  /** How many exposures a user has a day, on average over users and days. */
  public Simulation withExposuresPerDay(double exposures) {
    require(exposures > 0 && exposures <= 10_000, "Exposures a day are in (0, 10000]");
    return with(changed -> changed.exposuresPerDay = exposures);
  }

  /** About how many user events there are for each exposure; at least 4. */
  public Simulation withEventsPerExposure(double events) {
    require(events >= 4 && events <= 10_000, "Events per exposure are in [4, 10000]");
    return with(changed -> changed.eventsPerExposure = events);
  }

  /** A few users who have much of the traffic: that share of the users, that share of it. */
  public Simulation withHeavyUsers(double shareOfUsers, double shareOfTraffic) {
    require(shareOfUsers >= 0 && shareOfUsers < 1, "The share of users is in [0, 1)");
    require(shareOfTraffic >= 0 && shareOfTraffic < 1, "The share of traffic is in [0, 1)");
    require(shareOfTraffic >= shareOfUsers, "Heavy users have more than their share");
    return with(
        changed -> {
          changed.heavyUsers = shareOfUsers;
          changed.heavyTraffic = shareOfTraffic;
        });
  }

  /** The share of exposures whose propensity was not logged. */
  public Simulation withoutPropensity(double share) {
    require(share >= 0 && share <= 1, "A share is from 0 to 1");
    return with(changed -> changed.withoutPropensity = share);
  }

  /** The share of friend requests whose answer a model predicted. */
  public Simulation withPredictedRequests(double share) {
    require(share >= 0 && share <= 1, "A share is from 0 to 1");
    return with(changed -> changed.predictedRequests = share);
  }

  public Simulation withDirt(Dirt dirt) {
    return with(changed -> changed.dirt = dirt);
  }

  /** The strategies of the recommender and what they do. */
  public Simulation withTruth(PlantedTruth truth) {
    return with(changed -> changed.truth = truth);
  }

  public long seed() {
    return settings.seed;
  }

  /** The first millisecond. */
  public long start() {
    return settings.start;
  }

  /** The first millisecond after all of it: nothing happens then or later, but much arrives. */
  public long end() {
    return settings.start + settings.days * DAY;
  }

  public int days() {
    return settings.days;
  }

  public int users() {
    return settings.users;
  }

  public PlantedTruth truth() {
    return settings.truth;
  }

  Dirt dirt() {
    return settings.dirt;
  }

  double eventsPerExposure() {
    return settings.eventsPerExposure;
  }

  double withoutPropensity() {
    return settings.withoutPropensity;
  }

  double predictedRequests() {
    return settings.predictedRequests;
  }

  /** Heavy users are spread evenly over the numbers, so that no range of users has them all. */
  boolean isHeavy(int user) {
    long heavy = heavyUsers();
    return (user + 1) * heavy / settings.users > user * heavy / settings.users;
  }

  private long heavyUsers() {
    return (long) (settings.users * settings.heavyUsers);
  }

  /** The exposures a day of that user, before persona and weekday. */
  double exposuresPerDay(int user) {
    long heavy = heavyUsers();
    if (heavy == 0) {
      return settings.exposuresPerDay;
    }
    double ofAll = settings.exposuresPerDay * settings.users;
    return isHeavy(user)
        ? ofAll * settings.heavyTraffic / heavy
        : ofAll * (1 - settings.heavyTraffic) / (settings.users - heavy);
  }

  private Simulation with(Consumer<Settings> change) {
    Settings changed = new Settings(settings);
    change.accept(changed);
    return new Simulation(changed);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Written only before its simulation is given away. */
  private static final class Settings implements Serializable {

    private static final long serialVersionUID = 1;

    private long seed;
    private long start = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private int days = 30;
    private int users = 1_000;
    private double exposuresPerDay = 2;
    private double eventsPerExposure = 10;
    private double heavyUsers = 0;
    private double heavyTraffic = 0;
    private double withoutPropensity = 0.02;
    private double predictedRequests = 0.3;
    private Dirt dirt = Dirt.usual();
    private PlantedTruth truth = PlantedTruth.standard();

    Settings() {}

    Settings(Settings from) {
      seed = from.seed;
      start = from.start;
      days = from.days;
      users = from.users;
      exposuresPerDay = from.exposuresPerDay;
      eventsPerExposure = from.eventsPerExposure;
      heavyUsers = from.heavyUsers;
      heavyTraffic = from.heavyTraffic;
      withoutPropensity = from.withoutPropensity;
      predictedRequests = from.predictedRequests;
      dirt = from.dirt;
      truth = from.truth;
    }
  }
}
