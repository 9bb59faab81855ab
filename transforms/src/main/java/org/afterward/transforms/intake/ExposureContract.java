package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an exposure is valid. Predicted probabilities and the expected reward may be absent, since
 * no reward needs them; what is there must be possible.
 *
 * @param layouts one of which its context vector must follow, with names of their own. An exposure
 *     that names none is of layout 1
 * @param firstStrategy the least strategy id of the catalogue
 * @param lastStrategy the greatest
 * @param clockSkewMs how much later than its arrival an event may claim to be; negative where
 *     nobody asks (a backfill)
 */
public record ExposureContract(
    List<ContextLayout> layouts, int firstStrategy, int lastStrategy, long clockSkewMs)
    implements Serializable {

  private static final Set<String> TABS = Set.of("recommend", "discovery");
  private static final double RATIO_TOLERANCE = 0.001;
  private static final String MIX = "strategy_applied.profile_distribution";

  public ExposureContract {
    layouts = List.copyOf(layouts);
    long names = layouts.stream().map(ContextLayout::name).distinct().count();
    if (layouts.isEmpty() || names < layouts.size()) {
      throw new IllegalArgumentException(
          "A contract needs layouts of different names, not "
              + layouts.stream().map(ContextLayout::name).toList());
    }
  }

  /**
   * For exposures with vectors of any of these layouts, at least one: strategies 1 to 15, five
   * minutes of clock skew.
   */
  public static ExposureContract of(ContextLayout... layouts) {
    return new ExposureContract(
        Arrays.asList(layouts), 1, 15, Duration.standardMinutes(5).getMillis());
  }

  public ExposureContract withLayouts(List<ContextLayout> known) {
    return new ExposureContract(known, firstStrategy, lastStrategy, clockSkewMs);
  }

  public ExposureContract withStrategies(int first, int last) {
    if (first > last) {
      throw new IllegalArgumentException("No strategy id lies within " + first + ".." + last);
    }
    return new ExposureContract(layouts, first, last, clockSkewMs);
  }

  public ExposureContract withClockSkew(Duration skew) {
    return new ExposureContract(layouts, firstStrategy, lastStrategy, skew.getMillis());
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
    ContextLayout layout = layoutNamed(vector.layout());
    int positions = layout == null ? ContextLayout.MOST_POSITIONS : layout.length();
    if (layout == null) {
      findings.add("layout_unknown", "context_layout", unknownLayout(vector.layout()));
      checkLengthOfAny(vector, findings);
    } else if (vector.length() != positions) {
      findings.add(
          "vector_length",
          "user_context_vector",
          "has " + vector.length() + " positions; layout " + layout.name() + " has " + positions);
    }
    // What is beyond the layout has no meaning that could be wrong.
    for (int i = 0; i < Math.min(vector.length(), positions); i++) {
      if (!Double.isFinite(vector.get(i))) {
        findings.add("vector_not_finite", "user_context_vector[" + i + "]", "is no finite number");
      }
    }
  }

  private @Nullable ContextLayout layoutNamed(String name) {
    for (ContextLayout layout : layouts) {
      if (layout.name().equals(name)) {
        return layout;
      }
    }
    return null;
  }

  private String unknownLayout(String name) {
    String known =
        layouts.stream()
            .map(layout -> "\"" + layout.name() + "\"")
            .collect(Collectors.joining(" or "));
    return "is \""
        + name
        + "\""
        + (name.equals(ContextVector.LAYOUT_1) ? ", as where none is named," : ",")
        + " not "
        + known;
  }

  private static void checkLengthOfAny(ContextVector vector, Findings findings) {
    if (vector.length() < ContextLayout.FEWEST_POSITIONS
        || vector.length() > ContextLayout.MOST_POSITIONS) {
      findings.add(
          "vector_length",
          "user_context_vector",
          "has "
              + vector.length()
              + " positions; layouts have "
              + ContextLayout.FEWEST_POSITIONS
              + " to "
              + ContextLayout.MOST_POSITIONS);
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
