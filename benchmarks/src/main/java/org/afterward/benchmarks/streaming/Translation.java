package org.afterward.benchmarks.streaming;

import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.TimelineEntry;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardSettlement;

/** An {@link Arrival} as the records that our transforms take. */
final class Translation {

  private static final RewardSettlement SETTLEMENT =
      RewardSettlement.under(RewardPolicy.standard());

  private Translation() {}

  static Fact fact(Arrival arrival, FactKind kind) {
    return new Fact(arrival.at(), arrival.id(), kind, arrival.number(), "", "");
  }

  static OpenExposure openExposure(Arrival arrival) {
    return new OpenExposure(arrival.id(), arrival.user(), arrival.at(), arrival.number());
  }

  /** With nothing in it that no reward needs. */
  static Exposure exposure(Arrival arrival) {
    return new Exposure(
        arrival.id(),
        arrival.at(),
        arrival.user(),
        "",
        arrival.number(),
        "",
        ProfileMix.ABSENT,
        Double.NaN,
        Double.NaN,
        ContextVector.empty(),
        Map.of(),
        List.of(),
        "discovery");
  }

  /** What stands on the user's timeline. */
  static TimelineEntry entry(Arrival arrival) {
    FactKind kind = arrival.kind();
    return kind == null ? SETTLEMENT.remember(openExposure(arrival)) : fact(arrival, kind);
  }
}
