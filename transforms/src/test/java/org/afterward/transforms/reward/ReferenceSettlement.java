package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;
import org.afterward.coders.UserStateChange;

/**
 * The rules of the standard policy, written down naively and on their own: for each exposure, a
 * loop over all events, and for each of these all exposures again. It shares nothing with the
 * settlement that it judges but the records, and numbers that the specification gives are written
 * out.
 */
public final class ReferenceSettlement {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long UNIT = 1_000_000;

  private ReferenceSettlement() {}

  /** The reward of every distinct exposure whose seven days are over, in no order. */
  public static List<Reward> settle(
      List<Exposure> exposures, List<UserEvent> events, long completeUntil, String policy) {
    return settle(exposures, events, completeUntil, policy, CreditPolicy.FULL);
  }

  /** The same by any credit policy. */
  public static List<Reward> settle(
      List<Exposure> exposures,
      List<UserEvent> events,
      long completeUntil,
      String policy,
      CreditPolicy credit) {
    List<Reward> rewards = new ArrayList<>();
    for (Exposure exposure : new LinkedHashSet<>(exposures)) {
      if (exposure.at() + 7 * DAY <= completeUntil) {
        rewards.add(
            reward(exposure, exposures, events, policy, credit, 7 * DAY, RewardStatus.MATURE, 0));
      }
    }
    return rewards;
  }

  /** What can be said of every distinct exposure at an age of less than seven days. */
  public static List<Reward> estimate(
      List<Exposure> exposures,
      List<UserEvent> events,
      String policy,
      CreditPolicy credit,
      long ageMs,
      int revision) {
    return new LinkedHashSet<>(exposures)
        .stream()
            .map(
                exposure ->
                    reward(
                        exposure,
                        exposures,
                        events,
                        policy,
                        credit,
                        ageMs,
                        RewardStatus.PARTIAL,
                        revision))
            .toList();
  }

  /** What an exposure gets of an amount, if the event is in its window. */
  private static long share(
      CreditPolicy credit,
      Exposure exposure,
      UserEvent event,
      long amount,
      List<Exposure> exposures) {
    List<Exposure> open =
        exposures.stream()
            .distinct()
            .filter(other -> other.userId().equals(exposure.userId()))
            .filter(other -> other.at() <= event.at() && event.at() < other.at() + 7 * DAY)
            .sorted(Comparator.comparingLong(Exposure::at).thenComparing(Exposure::exposureId))
            .toList();
    boolean earliest = open.get(0).equals(exposure);
    boolean latest = open.get(open.size() - 1).equals(exposure);
    return switch (credit) {
      case FULL -> amount;
      case LAST -> latest ? amount : 0;
      case FIRST -> earliest ? amount : 0;
      case LINEAR -> amount / open.size() + (latest ? amount % open.size() : 0);
      case LINKED -> event.exposureId().equals(exposure.exposureId()) ? amount : 0;
    };
  }

  private static Reward reward(
      Exposure exposure,
      List<Exposure> exposures,
      List<UserEvent> events,
      String policy,
      CreditPolicy credit,
      long seenMs,
      RewardStatus status,
      int revision) {
    String user = exposure.userId();
    long start = exposure.at();
    long end = start + 7 * DAY;
    long seenUntil = start + seenMs;
    List<UserEvent> story =
        events.stream()
            .distinct()
            .filter(event -> event.at() >= start && event.at() < seenUntil)
            .sorted(Comparator.comparingLong(UserEvent::at).thenComparing(UserEvent::eventId))
            .toList();

    long[] spent = new long[5];
    int[] spends = new int[5];
    int views = 0;
    int likes = 0;
    int superLikes = 0;
    int requests = 0;
    int matches = 0;
    int chats = 0;
    long microMatches = 0;
    int sessions = 0;
    int run = 0;
    int longestRun = 0;
    boolean closed = false;
    long lastLogin = UserStateChange.NO_LOGIN;
    long lastOwn = start;
    for (Exposure other : exposures) {
      if (other.userId().equals(user) && other.at() >= start && other.at() < seenUntil) {
        lastOwn = Math.max(lastOwn, other.at());
      }
    }
    for (UserEvent event : story) {
      boolean actor = event.userId().equals(user);
      boolean target = event.targetUserId().equals(user);
      if (event.type() == EventType.MATCH && (actor || target)) {
        matches++;
        microMatches += share(credit, exposure, event, UNIT, exposures);
        run = 0;
      }
      if (event.type() == EventType.FRIEND_ACCEPT && target) {
        run = 0;
      }
      if (event.type() == EventType.FRIEND_REJECT && target) {
        run++;
        longestRun = Math.max(longestRun, run);
      }
      if (!actor || event.type() == EventType.FRIEND_EXPIRE) {
        continue;
      }
      lastOwn = Math.max(lastOwn, event.at());
      switch (event.type()) {
        case VIEW -> views++;
        case LIKE -> likes++;
        case SUPER_LIKE -> superLikes++;
        case FRIEND_REQUEST -> requests++;
        case SESSION -> sessions++;
        case LOGIN -> lastLogin = Math.floorDiv(event.at(), DAY);
        case ACCOUNT_CLOSED -> closed = true;
        case CURRENCY_SPEND -> {
          int type = List.of(SpendType.values()).indexOf(event.spendType());
          long got = share(credit, exposure, event, event.amount() * UNIT, exposures);
          spent[type] += got;
          spends[type] += got == 0 ? 0 : 1;
          chats += event.spendType() == SpendType.CHAT_ACTIVATION ? 1 : 0;
        }
        default -> {
          // An act like any other.
        }
      }
    }
    boolean active = !closed && lastOwn >= end - 3 * DAY;
    boolean absent = status != RewardStatus.PARTIAL && lastOwn <= end - 6 * DAY;
    boolean churned = closed || absent;
    return new Reward(
        OpenExposure.of(exposure),
        7 * DAY,
        new RewardParts(
            SpendTotals.of(spent, spends),
            active ? 10 * UNIT : 0,
            5 * microMatches,
            churned ? -20 * UNIT : 0,
            -UNIT * Math.min(longestRun / 3, 5)),
        new RewardEvidence(lastOwn, closed, longestRun, microMatches),
        new ActionSummary(views, likes, superLikes, requests, matches, chats),
        new UserStateChange(churned, active, lastLogin, sessions),
        policy,
        credit,
        status,
        revision,
        seenUntil,
        0,
        "");
  }
}
