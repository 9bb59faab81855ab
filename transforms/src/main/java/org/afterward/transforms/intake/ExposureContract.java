package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.joda.time.Duration;

/**
 * When an exposure is valid. Predicted probabilities and the expected reward may be absent, since
 * no reward needs them; what is there must be possible.
 *
 * @param layout what its context vector must follow
 * @param firstStrategy the least strategy id of the catalogue
 * @param lastStrategy the greatest
 * @param clockSkewMs how much later than its arrival an event may claim to be; negative where
 *     nobody asks (a backfill)
 */
public record ExposureContract(
    ContextLayout layout, int firstStrategy, int lastStrategy, long clockSkewMs)
    implements Serializable {

  private static final Set<String> TABS = Set.of("recommend", "discovery");
  private static final double RATIO_TOLERANCE = 0.001;
  private static final String MIX = "strategy_applied.profile_distribution";

  /** For exposures with vectors of this layout: strategies 1 to 15, five minutes of clock skew. */
  public static ExposureContract of(ContextLayout layout) {
    return new ExposureContract(layout, 1, 15, Duration.standardMinutes(5).getMillis());
  }

  public ExposureContract withStrategies(int first, int last) {
    if (first > last) {
      throw new IllegalArgumentException("No strategy id lies within " + first + ".." + last);
    }
    return new ExposureContract(layout, first, last, clockSkewMs);
  }

  public ExposureContract withClockSkew(Duration skew) {
    return new ExposureContract(layout, firstStrategy, lastStrategy, skew.getMillis());
  }

  /**
   * Every rule that an exposure breaks; none if it is valid.
   *
   * @param misread fields that were not of their type, which are broken rules already
   * @param arrivedAt epoch milliseconds, or {@link org.afterward.coders.Event#NO_TIME} where
   *     unknown
   */
  public List<BrokenRule> broken(Exposure exposure, List<BrokenRule> misread, long arrivedAt) {
    Findings findings = new Findings(misread);
    findings.requireId(exposure.exposureId(), "exposure_id");
    findings.requireId(exposure.userId(), "user_id");
    findings.requireShort(exposure.sessionId(), "session_id");
    findings.requireTime(exposure.at(), arrivedAt, clockSkewMs);
    if (exposure.strategyId() < firstStrategy || exposure.strategyId() > lastStrategy) {
      findings.add(
          "strategy_unknown",
          "strategy_applied.strategy_id",
          "is "
              + exposure.strategyId()
              + "; the catalogue has "
              + firstStrategy
              + " to "
              + lastStrategy);
    }
    checkMix(exposure.mix(), findings);
    double propensity = exposure.propensity();
    if (exposure.hasPropensity() && !(propensity > 0 && propensity <= 1)) {
      findings.add(
          "propensity_out_of_range",
          "strategy_applied.propensity",
          "is " + propensity + ", not above 0 and at most 1");
    }
    checkVector(exposure.context(), findings);
    checkProfiles(exposure.profilesShown(), findings);
    if (!TABS.contains(exposure.tab())) {
      findings.add(
          "tab_unknown", "tab", "is \"" + exposure.tab() + "\", not recommend or discovery");
    }
    return findings.broken();
  }

  private static void checkMix(ProfileMix mix, Findings findings) {
    findings.requireProbability(
        mix.highTierRatio(), "ratio_out_of_range", MIX + ".high_tier_ratio");
    findings.requireProbability(
        mix.mediumTierRatio(), "ratio_out_of_range", MIX + ".medium_tier_ratio");
    findings.requireProbability(
        mix.explorationRatio(), "ratio_out_of_range", MIX + ".exploration_ratio");
    double sum = mix.sum();
    if (Double.isNaN(sum)) {
      // A ratio that is there and could not be read is named already.
      if (!findings.hasMisreadPart(MIX)) {
        findings.add("ratio_sum", MIX, "lacks a ratio");
      }
    } else if (Math.abs(sum - 1) > RATIO_TOLERANCE) {
      findings.add(
          "ratio_sum", MIX, "has ratios that sum to " + sum + ", not to 1 +- " + RATIO_TOLERANCE);
    }
  }

  private void checkVector(ContextVector vector, Findings findings) {
    if (!vector.layout().equals(layout.name())) {
      findings.add(
          "layout_unknown",
          "context_layout",
          "is \"" + vector.layout() + "\", not \"" + layout.name() + "\"");
    }
    if (vector.length() != layout.positions()) {
      findings.add(
          "vector_length",
          "user_context_vector",
          "has "
              + vector.length()
              + " positions; layout "
              + layout.name()
              + " has "
              + layout.positions());
    }
    // What is beyond the layout has no meaning that could be wrong.
    for (int i = 0; i < Math.min(vector.length(), layout.positions()); i++) {
      if (!Double.isFinite(vector.get(i))) {
        findings.add("vector_not_finite", "user_context_vector[" + i + "]", "is no finite number");
      }
    }
  }

  private static void checkProfiles(List<ShownProfile> profiles, Findings findings) {
    if (profiles.isEmpty()) {
      findings.add("profiles_missing", "profiles_shown", "shows nobody");
    }
    Set<Integer> ranks = new HashSet<>();
    for (int i = 0; i < profiles.size(); i++) {
      ShownProfile profile = profiles.get(i);
      if (profile.rank() < 1) {
        findings.add("rank_below_1", rank(i), "is " + profile.rank() + "; ranks begin at 1");
      } else if (!ranks.add(profile.rank())) {
        findings.add("rank_repeated", rank(i), "is " + profile.rank() + ", as that of another");
      }
      checkProbability(profile.likeProbability(), i, "predicted_like_prob", findings);
      checkProbability(
          profile.friendAcceptProbability(), i, "predicted_friend_accept_prob", findings);
      checkProbability(
          profile.chatResponseProbability(), i, "predicted_chat_response_prob", findings);
    }
  }

  /** The field's whole name is only put together where it is needed, which is next to never. */
  private static void checkProbability(double value, int profile, String field, Findings findings) {
    if (!Findings.isProbabilityOrAbsent(value)) {
      findings.requireProbability(
          value, "probability_out_of_range", "profiles_shown[" + profile + "]." + field);
    }
  }

  private static String rank(int profile) {
    return "profiles_shown[" + profile + "].rank";
  }
}
