package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.Prediction;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.afterward.coders.UserEvent;

/** Makes events that break one or two rules of their contract out of sound ones. */
final class BrokenCopies {

  private final Chance chance;

  BrokenCopies(Chance chance) {
    this.chance = chance;
  }

  /** A copy with an id of its own, because the sound one counts. */
  Event of(Event event, long arrivedAt) {
    if (event instanceof Exposure exposure) {
      return of(exposure, Fault.drawn(Fault.OF_AN_EXPOSURE, chance), arrivedAt);
    }
    if (event instanceof UserEvent userEvent) {
      return of(userEvent, Fault.drawn(faultsOf(userEvent.type()), chance), arrivedAt);
    }
    if (event instanceof Prediction prediction) {
      return of(prediction, Fault.drawn(Fault.OF_A_PREDICTION, chance), arrivedAt);
    }
    throw new IllegalArgumentException(
        event instanceof OwnRecord ? "Stories hold no records of ours" : "Unknown event");
  }

  private static List<Fault> faultsOf(EventType type) {
    return switch (type) {
      case CURRENCY_SPEND -> Fault.OF_A_SPEND;
      case PAYMENT -> Fault.OF_A_PAYMENT;
      case MATCH, FRIEND_ACCEPT, FRIEND_REJECT, FRIEND_EXPIRE -> Fault.OF_TWO_PEOPLE;
      default -> Fault.OF_A_USER_EVENT;
    };
  }

  private static Exposure of(Exposure sound, Set<Fault> faults, long arrivedAt) {
    return new Exposure(
        id(sound.exposureId(), faults),
        time(sound.at(), faults, arrivedAt),
        faults.contains(Fault.NO_USER) ? "" : sound.userId(),
        sound.sessionId(),
        faults.contains(Fault.UNKNOWN_STRATEGY) ? 99 : sound.strategyId(),
        sound.strategyName(),
        mix(sound.mix(), faults),
        sound.expectedReward(),
        faults.contains(Fault.IMPOSSIBLE_PROPENSITY) ? 1.5 : sound.propensity(),
        context(sound.context(), faults),
        sound.contextFields(),
        profiles(sound.profilesShown(), faults),
        faults.contains(Fault.UNKNOWN_TAB) ? "settings" : sound.tab());
  }

  private static UserEvent of(UserEvent sound, Set<Fault> faults, long arrivedAt) {
    return new UserEvent(
        sound.type(),
        id(sound.eventId(), faults),
        time(sound.at(), faults, arrivedAt),
        faults.contains(Fault.NO_USER) ? "" : sound.userId(),
        faults.contains(Fault.NO_TARGET) ? "" : sound.targetUserId(),
        sound.sessionId(),
        sound.exposureId(),
        sound.withMessage(),
        faults.contains(Fault.NO_SPEND_TYPE) ? null : sound.spendType(),
        faults.contains(Fault.NO_AMOUNT)
            ? 0
            : faults.contains(Fault.NEGATIVE_AMOUNT) ? -sound.amount() : sound.amount(),
        sound.durationMinutes());
  }

  private static Prediction of(Prediction sound, Set<Fault> faults, long arrivedAt) {
    return new Prediction(
        id(sound.predictionId(), faults),
        time(sound.at(), faults, arrivedAt),
        sound.modelName(),
        sound.modelVersion(),
        faults.contains(Fault.NO_USER) ? "" : sound.fromUserId(),
        faults.contains(Fault.NO_TARGET) ? "" : sound.toUserId(),
        sound.context(),
        faults.contains(Fault.PROBABILITY_OUT_OF_RANGE) ? 65 : sound.willAcceptProbability(),
        sound.confidenceScore(),
        sound.inferenceTimeMs());
  }

  private static String id(String sound, Set<Fault> faults) {
    return faults.contains(Fault.NO_ID) ? "" : sound + "_broken";
  }

  private static long time(long sound, Set<Fault> faults, long arrivedAt) {
    if (faults.contains(Fault.NO_TIMESTAMP)) {
      return Event.NO_TIME;
    }
    return faults.contains(Fault.FROM_THE_FUTURE) ? arrivedAt + Simulation.DAY : sound;
  }

  private static ProfileMix mix(ProfileMix sound, Set<Fault> faults) {
    double excess = faults.contains(Fault.RATIO_SUM) ? 0.1 : 0;
    return faults.contains(Fault.RATIO_OUT_OF_RANGE)
        ? new ProfileMix(1.2, -0.2 - excess, 0)
        : new ProfileMix(
            sound.highTierRatio(), sound.mediumTierRatio() - excess, sound.explorationRatio());
  }

  private static ContextVector context(ContextVector sound, Set<Fault> faults) {
    int missing = faults.contains(Fault.WRONG_LENGTH) ? 1 : 0;
    double[] values = Arrays.copyOf(sound.toArray(), sound.length() - missing);
    if (faults.contains(Fault.NOT_FINITE)) {
      values[0] = Double.POSITIVE_INFINITY;
    }
    return ContextVector.of(sound.layout(), values);
  }

  private static List<ShownProfile> profiles(List<ShownProfile> sound, Set<Fault> faults) {
    if (faults.contains(Fault.NO_PROFILES)) {
      return List.of();
    }
    List<ShownProfile> profiles = new ArrayList<>(sound);
    if (faults.contains(Fault.RANKS_REPEATED)) {
      profiles.set(1, ranked(profiles.get(1), profiles.get(2).rank()));
    }
    if (faults.contains(Fault.RANK_BELOW_ONE)) {
      profiles.set(0, ranked(profiles.get(0), -1));
    }
    if (faults.contains(Fault.PROBABILITY_OUT_OF_RANGE)) {
      ShownProfile last = profiles.remove(profiles.size() - 1);
      profiles.add(
          new ShownProfile(
              last.profileId(),
              last.rank(),
              last.tier(),
              78,
              last.friendAcceptProbability(),
              last.chatResponseProbability()));
    }
    return profiles;
  }

  private static ShownProfile ranked(ShownProfile profile, int rank) {
    return new ShownProfile(
        profile.profileId(),
        rank,
        profile.tier(),
        profile.likeProbability(),
        profile.friendAcceptProbability(),
        profile.chatResponseProbability());
  }
}
