package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.afterward.coders.UserEvent;

/** The rules of the data contract, written a second time from its text. */
final class Contract {

  private static final long CLOCK_SKEW = 5 * 60 * 1_000;

  private static final Set<EventType> OF_TWO_PEOPLE =
      EnumSet.of(
          EventType.MATCH,
          EventType.FRIEND_ACCEPT,
          EventType.FRIEND_REJECT,
          EventType.FRIEND_EXPIRE);

  private final List<String> broken = new ArrayList<>();

  private Contract() {}

  /** The rules that an event breaks which arrives then. */
  static List<String> brokenBy(Event event, long arrivedAt) {
    Contract contract = new Contract();
    contract.rule("no timestamp", event.at() != Event.NO_TIME);
    contract.rule("future", event.at() <= arrivedAt + CLOCK_SKEW);
    if (event instanceof Exposure exposure) {
      contract.check(exposure);
    } else if (event instanceof UserEvent userEvent) {
      contract.check(userEvent);
    } else if (event instanceof Prediction prediction) {
      contract.check(prediction);
    } else {
      contract.rule("unknown type", false);
    }
    return contract.broken;
  }

  private void check(Exposure exposure) {
    rule("no exposure id", !exposure.exposureId().isEmpty());
    rule("no user id", !exposure.userId().isEmpty());
    rule("unknown strategy", exposure.strategyId() >= 1 && exposure.strategyId() <= 15);
    rule("vector length", exposure.context().length() == 27);
    rule("not finite", DoubleStream.of(exposure.context().toArray()).allMatch(Double::isFinite));
    List<ShownProfile> profiles = exposure.profilesShown();
    int[] ranks = profiles.stream().mapToInt(ShownProfile::rank).toArray();
    rule("no profiles", ranks.length > 0);
    rule("ranks repeated", IntStream.of(ranks).distinct().count() == ranks.length);
    rule("rank below one", IntStream.of(ranks).allMatch(rank -> rank >= 1));
    rule(
        "profile probability",
        profiles.stream()
            .allMatch(
                profile ->
                    isUnit(profile.likeProbability())
                        && isUnit(profile.friendAcceptProbability())
                        && isUnit(profile.chatResponseProbability())));
    ProfileMix mix = exposure.mix();
    rule(
        "ratio range",
        isUnit(mix.highTierRatio())
            && isUnit(mix.mediumTierRatio())
            && isUnit(mix.explorationRatio()));
    rule("ratio sum", Math.abs(mix.sum() - 1) <= 0.001);
    double propensity = exposure.propensity();
    rule("propensity", Double.isNaN(propensity) || (propensity > 0 && propensity <= 1));
    rule("tab", List.of("recommend", "discovery").contains(exposure.tab()));
  }

  private void check(UserEvent event) {
    rule("no event id", !event.eventId().isEmpty());
    rule("no actor", !event.userId().isEmpty());
    rule("no user event", event.type().isUserEvent());
    if (OF_TWO_PEOPLE.contains(event.type())) {
      String target = event.targetUserId();
      rule("no target", !target.isEmpty());
      rule("target is actor", target.isEmpty() || !target.equals(event.userId()));
    }
    boolean spend = event.type() == EventType.CURRENCY_SPEND;
    rule("amount", event.amount() > 0 || !(spend || event.type() == EventType.PAYMENT));
    rule("spend type", event.spendType() != null || !spend);
  }

  private void check(Prediction prediction) {
    rule("no prediction id", !prediction.predictionId().isEmpty());
    rule("no sender", !prediction.fromUserId().isEmpty());
    rule("no receiver", !prediction.toUserId().isEmpty());
    rule("no model", !prediction.modelName().isEmpty());
    rule("no model version", !prediction.modelVersion().isEmpty());
    rule("predicted probability", isUnit(prediction.willAcceptProbability()));
    rule("confidence", isUnit(prediction.confidenceScore()));
  }

  private void rule(String name, boolean holds) {
    if (!holds) {
      broken.add(name);
    }
  }

  private static boolean isUnit(double value) {
    return value >= 0 && value <= 1;
  }
}
