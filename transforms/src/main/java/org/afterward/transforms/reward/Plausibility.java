package org.afterward.transforms.reward;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardParts;
import org.afterward.coders.SpendType;

/**
 * Whether a reward can be right: its total within bounds, nothing spent that is negative, a
 * retention bonus that exists.
 */
public final class Plausibility {

  private Plausibility() {}

  /** Every reason why it can't, or none. */
  public static List<String> doubts(Reward reward, RewardPolicy.Plausible bounds) {
    return doubts(reward.parts(), bounds);
  }

  /** Every reason why a reward of these parts can't, or none. */
  public static List<String> doubts(RewardParts parts, RewardPolicy.Plausible bounds) {
    List<String> doubts = new ArrayList<>();
    long total = parts.totalMicros();
    if (total < bounds.fromMicros() || total > bounds.toMicros()) {
      doubts.add(
          "total_reward is "
              + units(total)
              + ", not within "
              + units(bounds.fromMicros())
              + ".."
              + units(bounds.toMicros()));
    }
    for (SpendType type : SpendType.ALL) {
      long spent = parts.spend().micros(type);
      if (spent < 0) {
        doubts.add("currency_spent." + type.wireName() + " is " + units(spent) + ", less than 0");
      }
    }
    long retention = parts.retentionMicros();
    if (!bounds.retentionMicros().contains(retention)) {
      doubts.add(
          "retention_bonus is "
              + units(retention)
              + ", not one of "
              + bounds.retentionMicros().stream().map(Plausibility::units).toList());
    }
    return doubts;
  }

  private static String units(long micros) {
    BigDecimal units = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return units.toPlainString();
  }
}
