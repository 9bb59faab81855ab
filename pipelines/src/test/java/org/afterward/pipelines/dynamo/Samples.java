package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.IsoTime;
import org.afterward.coders.Lineage;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Parsed;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardPart;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.ShownProfile;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.Trend;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserStateChange;

/** Exposures, their rewards, and how strategies did. */
final class Samples {

  static final long AT = IsoTime.parse("2024-01-15T19:30:00.123Z");
  static final long HORIZON_MS = 604_800_000;

  private Samples() {}

  /** With everything that an exposure can have. */
  static Exposure exposure(String id, String userId, long at, String sessionId) {
    return new Exposure(
        id,
        at,
        userId,
        sessionId,
        2,
        "Balanced",
        new ProfileMix(0.3, 0.5, 0.2),
        31.9,
        0.41,
        ContextVector.of("ours", 0.75, 15, -0.0, 1e300, 1e-300),
        Map.of("days_since_join", 15.0, "attractiveness_score", 0.75),
        List.of(
            new ShownProfile("usr_456", 1, "high", 0.78, 0.65, 0.72),
            new ShownProfile("usr_789", 2, "", Double.NaN, 0.25, 1)),
        "discovery");
  }

  static Exposure exposure(int i) {
    return exposure("exp_" + i, "usr_" + i % 7, AT + i * 60_000L, "");
  }

  static Exposure withTab(Exposure exposure, String tab) {
    return new Exposure(
        exposure.exposureId(),
        exposure.at(),
        exposure.userId(),
        exposure.sessionId(),
        exposure.strategyId(),
        exposure.strategyName(),
        exposure.mix(),
        exposure.expectedReward(),
        exposure.propensity(),
        exposure.context(),
        exposure.contextFields(),
        exposure.profilesShown(),
        tab);
  }

  static Exposure withContextFields(Exposure exposure, Map<String, Double> fields) {
    return new Exposure(
        exposure.exposureId(),
        exposure.at(),
        exposure.userId(),
        exposure.sessionId(),
        exposure.strategyId(),
        exposure.strategyName(),
        exposure.mix(),
        exposure.expectedReward(),
        exposure.propensity(),
        exposure.context(),
        fields,
        exposure.profilesShown(),
        exposure.tab());
  }

  /** With nothing but what gives it a place. */
  static Exposure bareExposure() {
    return new Exposure(
        "exp_bare",
        AT,
        "usr_123",
        "",
        0,
        "",
        ProfileMix.ABSENT,
        Double.NaN,
        Double.NaN,
        ContextVector.empty(),
        Map.of(),
        List.of(),
        "");
  }

  /** The event that a line holds, all of whose fields are of their types. */
  static Event parse(String line) {
    try {
      Parsed<Event> parsed = EventJson.read(RawRecord.of(line));
      assertThat(parsed.misread()).isEmpty();
      return parsed.value();
    } catch (UnreadableEventException e) {
      throw new AssertionError(line, e);
    }
  }

  /** No two of whose fields are alike; the revenue is more than its place would be as a double. */
  static StrategyPerformance performance(int strategyId, long day, long timesSelected) {
    return new StrategyPerformance(
        day,
        strategyId,
        "Balanced",
        new StrategyPerformance.Daily(
            timesSelected,
            28.5,
            11.2,
            9_007_199_254_740_993L,
            new StrategyPerformance.Segments(50, 320, 130, 80, 120)),
        new StrategyPerformance.Cumulative(15_200, 29.3, 28.1, 0.72, 14.65),
        new StrategyPerformance.Trends(Trend.INCREASING, Trend.DECREASING),
        new StrategyPerformance.Completeness(447, 3),
        timesSelected);
  }

  /** Of a day without a single reward. */
  static StrategyPerformance performanceOfNothing(int strategyId, long day) {
    return new StrategyPerformance(
        day,
        strategyId,
        "",
        new StrategyPerformance.Daily(
            0, Double.NaN, Double.NaN, 0, new StrategyPerformance.Segments(0, 0, 0, 0, 0)),
        new StrategyPerformance.Cumulative(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
        new StrategyPerformance.Trends(Trend.STABLE, Trend.STABLE),
        new StrategyPerformance.Completeness(0, 0),
        0);
  }

  static Reward withStatus(Reward reward, RewardStatus status, int revision) {
    return new Reward(
        reward.exposure(),
        reward.horizonMs(),
        reward.parts(),
        reward.evidence(),
        reward.actions(),
        reward.state(),
        reward.policy(),
        reward.attribution(),
        status,
        revision,
        reward.completeUntil(),
        0,
        "");
  }

  /** Of an exposure without a session. */
  static Reward reward(Exposure exposure, int revision) {
    return new Reward(
        OpenExposure.of(exposure),
        HORIZON_MS,
        new RewardParts(
            SpendTotals.of(
                new long[] {2_000_000, 4_333_333, 0, 10_000_000 + revision * 1_000_000L, 0},
                new int[] {2, 1, 0, 1, 0}),
            10_000_000,
            5_000_000,
            0,
            -1_000_000),
        new RewardEvidence(exposure.at() + 600_000_000, false, 3, 1_000_000),
        new ActionSummary(15, 5, 2, 1, 1, 1),
        new UserStateChange(false, true, 19_743, 8),
        "default@1f2e3d4c",
        CreditPolicy.FULL,
        revision == 0 ? RewardStatus.MATURE : RewardStatus.CORRECTED,
        revision,
        exposure.at() + HORIZON_MS,
        revision == 0 ? 0 : 1_000_000,
        revision == 0 ? "" : "evt_" + revision,
        new Lineage(
            List.of(
                new Lineage.Source(RewardPart.MATCH, 1, "00c0ffee00c0ffee", List.of("evt_9")))));
  }
}
