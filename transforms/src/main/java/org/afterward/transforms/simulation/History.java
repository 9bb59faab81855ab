package org.afterward.transforms.simulation;

import org.afterward.coders.ContextVector;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;

/**
 * What has become of somebody so far, as a recommender would know it: read as a context vector.
 * Events are taken in the order of their times.
 */
final class History {

  private final Life life;
  private final long start;
  private final int[] spendsByDay;
  private final int[] sessionsByDay;

  private long totalSpent;
  private long balance;
  private boolean paying;
  private int views;
  private int likes;
  private int evaluations;
  private int requests;
  private int accepted;
  private int rejections;
  private int messages;
  private int chats;
  private int matches;
  private long lastMatchAt;
  private int sessions;
  private double sessionMinutes;

  History(Life life, Simulation simulation) {
    this.life = life;
    this.start = simulation.start();
    this.spendsByDay = new int[simulation.days()];
    this.sessionsByDay = new int[simulation.days()];
    this.lastMatchAt = Math.max(life.joinedAt(), start - 5 * Simulation.DAY);
    boolean whale = life.persona() == Persona.WHALE;
    boolean isNew = life.persona() == Persona.NEWCOMER;
    this.paying = whale;
    // Welcome currency, or what the time before the simulation left.
    this.balance = whale ? 150 : 30;
    this.totalSpent = isNew ? 0 : whale ? 180 : (long) (60 * life.persona().engagement());
    this.matches = isNew ? 0 : (int) (10 * life.appeal());
  }

  /** Takes what the person did, or what was answered them. */
  void take(UserEvent event) {
    switch (event.type()) {
      case VIEW -> views++;
      case LIKE, SUPER_LIKE -> {
        likes++;
        evaluations++;
      }
      case PASS -> evaluations++;
      case MESSAGE -> messages++;
      case FRIEND_REQUEST -> requests++;
      case FRIEND_ACCEPT -> {
        accepted++;
        rejections = 0;
      }
      case FRIEND_REJECT -> rejections++;
      case MATCH -> {
        matches++;
        rejections = 0;
        lastMatchAt = event.at();
      }
      case PAYMENT -> {
        balance += event.amount();
        paying = true;
      }
      case CURRENCY_SPEND -> {
        balance -= event.amount();
        totalSpent += event.amount();
        spendsByDay[day(event.at())]++;
        if (event.spendType() == SpendType.CHAT_ACTIVATION) {
          chats++;
        }
      }
      case SESSION -> {
        sessionsByDay[day(event.at())]++;
        sessions++;
        sessionMinutes += event.durationMinutes();
      }
      default -> {
        // Neither a login nor an expired request shows in the context.
      }
    }
  }

  long balance() {
    return balance;
  }

  /** How many requests in a row were rejected. */
  int rejections() {
    return rejections;
  }

  /** Layout 1, to three decimals. */
  ContextVector contextAt(long at) {
    Persona persona = life.persona();
    int today = day(at);
    int spendDays = 0;
    int recentSessions = 0;
    for (int day = Math.max(0, today - 6); day <= today; day++) {
      spendDays += spendsByDay[day] > 0 ? 1 : 0;
      recentSessions += sessionsByDay[day];
    }
    int recentSpends = 0;
    for (int day = Math.max(0, today - 29); day <= today; day++) {
      recentSpends += spendsByDay[day];
    }
    double trigger =
        0.4 * spendDays / 7
            + 0.3 * Math.min(rejections / 5.0, 1)
            + 0.3 * (1 - Math.min(balance / 100.0, 1));
    double spending =
        0.6 * Math.min(totalSpent / 200.0, 1) + 0.4 * Math.min(recentSpends / 10.0, 1);
    double churn =
        Math.min(0.95, persona.churnRisk() * (0.8 + 0.05 * Math.min(rejections, 5)) + 0.02);
    long daysSinceJoin = (at - life.joinedAt()) / Simulation.DAY;
    long daysSinceMatch = (at - lastMatchAt) / Simulation.DAY;
    int hour = (int) (Math.floorMod(at, Simulation.DAY) / Simulation.HOUR);
    int dayOfWeek = Calendar.dayOfWeek(at);

    double[] context = new double[Layout1.LENGTH];
    context[Layout1.ATTRACTIVENESS] = life.appeal();
    context[Layout1.ENGAGEMENT] =
        rounded(0.7 * persona.engagement() + 0.3 * rate(evaluations, views, 0.5));
    context[Layout1.REVENUE_TRIGGER] = rounded(trigger);
    context[Layout1.SPENDING] = rounded(spending);
    context[Layout1.DAYS_SINCE_JOIN] = daysSinceJoin;
    context[Layout1.TOTAL_CURRENCY_SPENT] = totalSpent;
    context[Layout1.CURRENCY_BALANCE] = balance;
    context[Layout1.LIKE_SUCCESS_RATE] = rounded(rate(matches, likes, 0.3));
    context[Layout1.FRIEND_REQUEST_SUCCESS_RATE] = rounded(rate(accepted, requests, 0.3));
    context[Layout1.CHAT_ACTIVATION_RATE] = rounded(rate(chats, matches, 0.2));
    context[Layout1.CHURN_7D] = rounded(churn);
    context[Layout1.CHURN_30D] = rounded(1 - (1 - churn) * (1 - churn));
    context[Layout1.PAYMENT_PROBABILITY] = rounded(Math.min(0.95, spending * 0.6 + trigger * 0.3));
    context[Layout1.CONSECUTIVE_REJECTIONS] = rejections;
    context[Layout1.SESSIONS_LAST_7D] = recentSessions;
    context[Layout1.AVG_SESSION_MINUTES] = rounded(sessions == 0 ? 0 : sessionMinutes / sessions);
    context[Layout1.EVALUATION_RATE] = rounded(rate(evaluations, views, 0.5));
    context[Layout1.TOTAL_MATCHES] = matches;
    context[Layout1.DAYS_WITHOUT_NEW_MATCH] = daysSinceMatch;
    context[Layout1.IS_NEW_USER] = daysSinceJoin < 7 ? 1 : 0;
    context[Layout1.IS_MALE] = life.male() ? 1 : 0;
    context[Layout1.IS_PAYING_USER] = paying ? 1 : 0;
    context[Layout1.HOUR_OF_DAY] = hour;
    context[Layout1.DAY_OF_WEEK] = dayOfWeek;
    context[Layout1.IS_EVENING] = hour >= 18 ? 1 : 0;
    context[Layout1.IS_WEEKEND] = dayOfWeek >= 6 ? 1 : 0;
    context[Layout1.MESSAGE_RESPONSE_RATE] =
        rounded(Math.min(1, 0.5 * life.appeal() + 0.5 * rate(matches, messages, 0.4)));
    return ContextVector.of(ContextVector.LAYOUT_1, context);
  }

  private int day(long at) {
    return (int) ((at - start) / Simulation.DAY);
  }

  /** A rate that begins at a usual one and is never more than 1. */
  private static double rate(int successes, int tries, double usual) {
    return Math.min(1, (successes + 4 * usual) / (tries + 4));
  }

  private static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }
}
