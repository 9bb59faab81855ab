package org.afterward.coders;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One hand-chosen element of each kind, and an empty one where much can be absent; their bytes are
 * frozen in {@code testdata/wire}. No two fields of an element are alike, so that none can be taken
 * for another. Never change one: add another under a name of its own.
 */
final class Samples {

  static final UserEvent USER_EVENT =
      new UserEvent(
          EventType.CURRENCY_SPEND,
          "evt_20240115_000017",
          1_705_347_000_123L,
          "usr_123",
          "usr_456",
          "ses_xyz789",
          "exp_20240115_123456",
          true,
          SpendType.CHAT_ACTIVATION,
          10,
          12.5);

  static final UserEvent EMPTY_USER_EVENT =
      new UserEvent(EventType.VIEW, "", Event.NO_TIME, "", "", "", "", false, null, 0, Double.NaN);

  static final Exposure EXPOSURE =
      new Exposure(
          "exp_20240115_123456",
          1_705_347_000_000L,
          "usr_123",
          "ses_xyz789",
          2,
          "균형 ⚖️",
          new ProfileMix(0.3, 0.5, 0.2),
          31.9,
          0.41,
          ContextVector.of(ContextVector.LAYOUT_1, 0.75, 0.82, -0.0, 15, Double.MAX_VALUE),
          Map.of("days_since_join", 15.0, "attractiveness_score", 0.75),
          List.of(
              new ShownProfile("usr_456", 1, "high", 0.78, 0.65, 0.72),
              new ShownProfile("usr_789", 2, "", Double.NaN, 0.25, 1)),
          "discovery");

  static final Exposure EMPTY_EXPOSURE =
      new Exposure(
          "",
          Event.NO_TIME,
          "",
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

  static final Prediction PREDICTION =
      new Prediction(
          "pred_20240115_123456",
          1_705_347_000_001L,
          "friend_accept_predictor",
          "v2.1",
          "usr_123",
          "usr_456",
          Map.of("time_of_day", "evening", "day_of_week", "월요일"),
          0.65,
          0.85,
          45);

  static final Prediction PREDICTION_OF_ONE_PERSON =
      Prediction.aboutOnePerson(
          "pred_20240115_123457",
          1_705_347_000_001L,
          "churn_7d",
          "churn_v2.1",
          "usr_123",
          Map.of("day_of_week", "월요일"),
          0.25,
          Double.NaN,
          12.5);

  static final OwnRecord OWN_RECORD = new OwnRecord(EventType.CONTEXT_SNAPSHOT, 1_705_347_000_002L);

  static final RawRecord RAW_RECORD =
      new RawRecord(
          Bytes.wrap(new byte[] {'{', 0, -1, '}'}), "events-0-of-4.json", 4096, 1_705_347_000_003L);

  static final BrokenRule BROKEN_RULE =
      new BrokenRule("ratio_sum", "strategy_applied.profile_distribution", "0.9 is not 1 ± 0.001");

  static final Rejection REJECTION =
      new Rejection(
          "EXPOSURE",
          List.of(BROKEN_RULE, new BrokenRule("tab", "tab", "absent")),
          RawRecord.of("{}"));

  static final Fact FACT =
      new Fact(
          1_705_347_000_004L,
          "evt_20240115_000017",
          FactKind.SPENT_ON_CHAT_ACTIVATION,
          10,
          "usr_456",
          "exp_20240115_123456");

  static final Decision DECISION =
      new Decision(1_705_347_000_005L, "exp_20240115_123456", Bytes.wrap(new byte[] {2, -128, 0}));

  static final Serving SERVING =
      new Serving(
          "ses_xyz789", 0.41, ContextVector.of("layout-1", 0.75, 15, -0.0, 1.0 / 3, 0.0001));

  static final OpenExposure OPEN_EXPOSURE =
      new OpenExposure("exp_20240115_123456", "usr_123", 1_705_347_000_006L, 2, SERVING);

  static final Reward REWARD =
      new Reward(
          OPEN_EXPOSURE,
          604_800_000,
          new RewardParts(
              SpendTotals.of(
                  new long[] {2_000_000, 4_000_000, 0, 10_000_000, 0}, new int[] {2, 1, 0, 3, 0}),
              10_000_000,
              5_000_000,
              -20_000_000,
              -1_000_000),
          new RewardEvidence(1_705_951_000_006L, true, 4, 1_333_333),
          new ActionSummary(15, 5, 2, 1, 4, 3),
          new UserStateChange(false, true, 19_743, 8),
          "default@1f2e3d4c",
          CreditPolicy.LINEAR,
          RewardStatus.CORRECTED,
          2,
          1_705_951_800_006L,
          -3_500_000,
          "evt_20240115_000017",
          new Lineage(
              List.of(
                  new Lineage.Source(
                      RewardPart.SUPER_LIKE, 2, "00c0ffee00c0ffee", List.of("evt_2", "evt_1")),
                  new Lineage.Source(RewardPart.CHURN, 1, "0123456789abcdef", List.of()))));

  static final Reward REWARD_OF_NOTHING =
      new Reward(
          OPEN_EXPOSURE,
          86_400_000,
          new RewardParts(SpendTotals.none(), 0, 0, -20_000_000, 0),
          new RewardEvidence(1_705_347_000_006L, false, 0, 0),
          new ActionSummary(0, 0, 0, 0, 0, 0),
          new UserStateChange(true, false, UserStateChange.NO_LOGIN, 0),
          "",
          CreditPolicy.FULL,
          RewardStatus.MATURE,
          7,
          Event.NO_TIME,
          0,
          "");

  static final StrategyWorth STRATEGY_WORTH =
      new StrategyWorth("default@1f2e3d4c", CreditPolicy.LAST, 4, 2_063, 140_944_333_334L);

  static final ExposureDelays EXPOSURE_DELAYS =
      new ExposureDelays(2, 604_800_000, 3_600_001, 86_400_000, ExposureDelays.NEVER, 0);

  static final DelayPoint DELAY_POINT =
      new DelayPoint(2, DelayComponent.FIRST_MATCH, 36, 1_234, 5, 0.214, 0.0103);

  static final ExposureValue EXPOSURE_VALUE =
      new ExposureValue(
          new OpenExposure("exp_1", "usr_1", 1_705_347_000_000L, 2),
          168,
          168,
          List.of(new ExposureValue.Step(0, 1_000_000), new ExposureValue.Step(30, 14_000_000)),
          26,
          99,
          ExposureValue.NEVER,
          9_000_000);

  static final ProjectedReward PROJECTED_REWARD =
      new ProjectedReward(
          new OpenExposure("exp_1", "usr_1", 1_705_347_000_000L, 2),
          "default@644b003ee49d",
          168,
          42,
          Standing.RETURNED,
          15_500_000,
          new StrategyOutlook.Expectation(24, 10.5, 10));

  static final ProjectedReward PROJECTED_REWARD_OF_NOTHING =
      new ProjectedReward(
          new OpenExposure("exp_2", "usr_1", 1_705_347_000_000L, 3),
          "default@644b003ee49d",
          168,
          0,
          Standing.AWAY,
          0,
          StrategyOutlook.Expectation.UNKNOWN);

  static final ProjectedMean PROJECTED_MEAN =
      new ProjectedMean(
          2,
          new ProjectedMean.Mean(1_234, 31.5, 30.25, 32.75),
          new ProjectedMean.Mean(321, 30, 27.5, 32.5),
          12.25,
          4);

  static final StrategyOutlook STRATEGY_OUTLOOK =
      new StrategyOutlook(
          2,
          "default@644b003ee49d",
          1,
          List.of(
              new StrategyOutlook.Point(
                  0,
                  25,
                  0,
                  0,
                  new StrategyOutlook.Expectation(20, 12.5, 4),
                  Map.of(Standing.AWAY, new StrategyOutlook.Expectation(15, 12, 3.5))),
              new StrategyOutlook.Point(
                  1, 25, 2.5, 0.5, StrategyOutlook.Expectation.UNKNOWN, Map.of())));

  static final CountedExposure COUNTED_EXPOSURE =
      new CountedExposure(
          "exp_20240115_123456",
          "usr_123",
          2,
          19_737,
          1_705_951_800_000L,
          1,
          29_333_334,
          16_333_333,
          true,
          Set.of(UserSegment.NEW, UserSegment.FEMALE, UserSegment.HIGH_SPENDER));

  static final CountedExposure COUNTED_EXPOSURE_PENDING =
      new CountedExposure("exp_1", "", -1, -1, 0, CountedExposure.PENDING, 0, 0, false, Set.of());

  static final StrategyDay STRATEGY_DAY =
      new StrategyDay(
          2,
          19_737,
          4,
          3,
          447,
          12,
          12_825_333_333L,
          new BigInteger("421630277777777777777"),
          6_592_500_000L,
          126,
          new StrategyPerformance.Segments(50, 320, 130, 80, 120),
          Bytes.wrap(new byte[] {3, -128, 0, 16}));

  static final StrategyDay STRATEGY_DAY_OF_NOTHING =
      new StrategyDay(
          7,
          -1,
          0,
          0,
          0,
          0,
          0,
          BigInteger.ZERO,
          0,
          0,
          new StrategyPerformance.Segments(0, 0, 0, 0, 0),
          Bytes.empty());

  static final StrategyPerformance STRATEGY_PERFORMANCE =
      new StrategyPerformance(
          19_737,
          2,
          "균형 ⚖️",
          new StrategyPerformance.Daily(
              450,
              28.5,
              11.2,
              12_825_333_333L,
              new StrategyPerformance.Segments(50, 320, 130, 80, 120)),
          new StrategyPerformance.Cumulative(15_200, 29.3, 28.1, 0.72, 14.65),
          new StrategyPerformance.Trends(Trend.INCREASING, Trend.DECREASING),
          new StrategyPerformance.Completeness(447, 3),
          30_411);

  static final StrategyPerformance STRATEGY_PERFORMANCE_OF_NOTHING =
      new StrategyPerformance(
          -1,
          7,
          "",
          new StrategyPerformance.Daily(
              0, Double.NaN, Double.NaN, 0, new StrategyPerformance.Segments(0, 0, 0, 0, 0)),
          new StrategyPerformance.Cumulative(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
          new StrategyPerformance.Trends(Trend.STABLE, Trend.STABLE),
          new StrategyPerformance.Completeness(0, 0),
          0);

  static final ModelPerformance MODEL_PERFORMANCE =
      new ModelPerformance(
          19_737,
          7,
          "수락 예측",
          "v2.1",
          new ModelPerformance.Stats(
              1_500,
              new ModelPerformance.AtThreshold(0.5, 300, 66, 100, 1_033, 0.89, 0.82, 0.75, 0.78),
              new ModelPerformance.Probabilities(
                  0.91,
                  0.001,
                  0.31,
                  0.09,
                  List.of(
                      new ModelPerformance.CalibrationBin(0, 0.5, 1_133, 0.11, 0.09),
                      new ModelPerformance.CalibrationBin(0.5, 1, 366, 0.75, 0.82))),
              0.6,
              new ModelPerformance.InferenceTime(48.25, 120, 0.002)),
          3);

  static final ModelPerformance MODEL_PERFORMANCE_OF_NOTHING =
      new ModelPerformance(
          -1,
          1,
          "",
          "",
          new ModelPerformance.Stats(
              1,
              new ModelPerformance.AtThreshold(
                  0.5, 0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
              new ModelPerformance.Probabilities(
                  Double.NaN,
                  Double.NaN,
                  Double.NaN,
                  Double.NaN,
                  List.of(new ModelPerformance.CalibrationBin(0, 1, 0, Double.NaN, Double.NaN))),
              Double.NaN,
              new ModelPerformance.InferenceTime(Double.NaN, Double.NaN, Double.NaN)),
          0);

  static final LedgerDay LEDGER_DAY =
      new LedgerDay(
          19_737, "default@1f2e3d4c", CreditPolicy.LINKED, 17, 81_000_000, 65_000_000, 16_000_000);

  static final SkewStats SKEW_STATS =
      new SkewStats(
          450,
          12,
          3,
          ExactSum.of(-2.5, 0.25),
          ExactSum.of(2.5, 0.25),
          1.25,
          List.of(
              new SkewExample("exp_20240115_123456", 0.25, 1.5),
              new SkewExample("exp_20240115_123457", 0.5, 0.125)));

  static final SkewRow SKEW_ROW =
      SkewRow.of(19_737, "ours", 10, "churn_7d_probability", SKEW_STATS);

  static final SkewRow SKEW_ROW_OF_NOTHING = SkewRow.of(-1, "", 0, "", SkewStats.NOTHING);

  static final OpenPrediction OPEN_PREDICTION =
      new OpenPrediction(
          "pred_20240115_123456",
          1_705_347_000_007L,
          "friend_accept_predictor",
          "v2.1",
          "usr_123",
          "usr_456",
          0.65,
          0.85,
          45);

  static final OpenPrediction OPEN_PREDICTION_WITHOUT_NUMBERS =
      new OpenPrediction(
          "pred_예측", -1, "", "v", "usr_7", "usr_8", Double.NaN, Double.NaN, Double.NaN);

  static final PredictionOutcome PREDICTION_OUTCOME =
      new PredictionOutcome(
          OPEN_PREDICTION,
          259_200_000,
          Answer.ACCEPTED,
          1_705_400_000_008L,
          false,
          3,
          "evt_20240116_000018");

  static final PredictionOutcome PREDICTION_OUTCOME_OF_NOTHING =
      new PredictionOutcome(
          OPEN_PREDICTION_WITHOUT_NUMBERS, 86_400_000, Answer.EXPIRED, Event.NO_TIME, null, 0, "");

  static final Activity ACTIVITY =
      new Activity(
          15,
          new Activity.Spending(85, 45, true, 9, 3),
          new Activity.Contacts(0.35, 0.25, 2.0 / 3, 0.375, 8.0 / 19, 4, 7, 5, 6),
          new Activity.Presence(12, 13, 25.5, 0.833, 1_705_347_000_009L, true),
          new Activity.Received(42, 8, 10));

  static final Activity ACTIVITY_OF_NOBODY =
      new Activity(
          0,
          new Activity.Spending(0, 0, false, 0, 0),
          new Activity.Contacts(
              Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, 0),
          new Activity.Presence(0, 0, Double.NaN, Double.NaN, Event.NO_TIME, false),
          new Activity.Received(0, 0, 0));

  static final ContextSnapshot CONTEXT_SNAPSHOT =
      new ContextSnapshot(
          "snap_exp_20240115_123456",
          1_705_347_000_010L,
          "usr_123",
          "exp_20240115_123456",
          new ContextSnapshot.Scores(
              new ContextSnapshot.Score(0.623, 0.75),
              new ContextSnapshot.Score(0.637, 0.82),
              new ContextSnapshot.Score(0.5, 0.68),
              new ContextSnapshot.Score(0.455, 0.55)),
          ACTIVITY,
          new ContextSnapshot.Level2(0.25, 0.45, "churn_v2.1"),
          "default@1f2e3d4c5b6a",
          "2024-01-14",
          ContextVector.of(ContextVector.LAYOUT_1, 0.75, 15, -0.0, 1.0 / 3));

  static final ContextSnapshot CONTEXT_SNAPSHOT_OF_NOBODY =
      new ContextSnapshot(
          "snap_20240115_usr_7",
          -1,
          "usr_7",
          "",
          ContextSnapshot.Scores.of(box -> new ContextSnapshot.Score(0, box.code() / 8.0)),
          ACTIVITY_OF_NOBODY,
          ContextSnapshot.Level2.UNKNOWN,
          "",
          "",
          ContextVector.empty());

  static final PopulationSketch POPULATION_SKETCH =
      new PopulationSketch(
          19_737,
          Box.REVENUE_TRIGGER,
          "default@1f2e3d4c5b6a",
          9_876,
          Bytes.wrap(new byte[] {2, -128, 0, 15}));

  private Samples() {}

  /** Every form that an entry can take: the same person again, links, amounts, a decision; ids. */
  private static TimelineChunk timelineChunk() {
    TimelineChunkBuilder chunk = new TimelineChunkBuilder();
    chunk.add("usr_123", FACT);
    chunk.add("usr_123", FACT.withoutLinks());
    chunk.add("usr_456", DECISION);
    chunk.add("usr_456", new Fact(FACT.at() - 77, "evt_2", FactKind.VIEWED, 0, "", ""));
    chunk.add("usr_456", viewed("evt_7"));
    chunk.add("usr_456", viewed("0b2c4d6e-8f90-11ee-b9d1-0242ac120002"));
    chunk.add("usr_456", viewed("0b2c4d6e-8f90-11ee-b9d1-0242AC120002"));
    return chunk.build();
  }

  private static Fact viewed(String id) {
    return new Fact(FACT.at(), id, FactKind.VIEWED, 0, "", "");
  }

  private static WaitingState waitingState() {
    TimelineChunkBuilder chunk = new TimelineChunkBuilder();
    chunk.add("", DECISION);
    chunk.add("", viewed("evt_00041"));
    chunk.add("", new Fact(FACT.at() - 5, "evt_00042", FactKind.VIEWED, 0, "", ""));
    long lastAt = chunk.lastAt();
    Bytes lastId = chunk.lastId();
    return new WaitingState(
        1_705_951_800_005L,
        1_705_951_800_006L,
        chunk.build(),
        lastAt,
        lastId,
        List.of(
            new WaitingState.Noted("exp_1", List.of(1)),
            new WaitingState.Noted("exp_2", List.of(0, 300))),
        Bytes.empty());
  }

  /** Of somebody of whom hardly more is kept than what was made of their story. */
  private static WaitingState rememberingState() {
    return new WaitingState(
        1_705_951_800_005L,
        1_705_951_800_006L,
        TimelineChunk.empty(),
        0,
        Bytes.empty(),
        List.of(),
        Bytes.wrap(new byte[] {1, 2, 3}));
  }

  static List<Sample<?>> all() {
    return Stream.concat(own().stream(), EvaluationSamples.ALL.stream()).toList();
  }

  private static List<Sample<?>> own() {
    return List.of(
        new Sample<>("UserEvent", UserEventCoder.of(), USER_EVENT),
        new Sample<>("UserEvent-empty", UserEventCoder.of(), EMPTY_USER_EVENT),
        new Sample<>("Exposure", ExposureCoder.of(), EXPOSURE),
        new Sample<>("Exposure-empty", ExposureCoder.of(), EMPTY_EXPOSURE),
        new Sample<>("Prediction", PredictionCoder.of(), PREDICTION),
        new Sample<>("Prediction-of-one-person", PredictionCoder.of(), PREDICTION_OF_ONE_PERSON),
        new Sample<>("OwnRecord", OwnRecordCoder.of(), OWN_RECORD),
        new Sample<>("Event-UserEvent", EventCoder.of(), USER_EVENT),
        new Sample<>("Event-Exposure", EventCoder.of(), EXPOSURE),
        new Sample<>("Event-Prediction", EventCoder.of(), PREDICTION),
        new Sample<>("Event-OwnRecord", EventCoder.of(), OWN_RECORD),
        new Sample<>("RawRecord", RawRecordCoder.of(), RAW_RECORD),
        new Sample<>("BrokenRule", BrokenRuleCoder.of(), BROKEN_RULE),
        new Sample<>("Rejection", RejectionCoder.of(), REJECTION),
        new Sample<>("Fact", FactCoder.of(), FACT),
        new Sample<>("Decision", DecisionCoder.of(), DECISION),
        new Sample<>("TimelineEntry-Fact", TimelineEntryCoder.of(), FACT),
        new Sample<>("TimelineEntry-Decision", TimelineEntryCoder.of(), DECISION),
        new Sample<>("TimelineChunk", TimelineChunkCoder.of(), timelineChunk()),
        new Sample<>("WaitingState", WaitingStateCoder.of(), waitingState()),
        new Sample<>("WaitingState-memory", WaitingStateCoder.of(), rememberingState()),
        new Sample<>("WaitingState-nothing", WaitingStateCoder.of(), WaitingState.nothing()),
        new Sample<>("LateFact", LateFactCoder.of(), new LateFact("usr_123", FACT, 3)),
        new Sample<>("Serving", ServingCoder.of(), SERVING),
        new Sample<>("ServedContext", ServedContextCoder.of(), ServedContext.of(EXPOSURE)),
        new Sample<>("OpenExposure", OpenExposureCoder.of(), OPEN_EXPOSURE),
        new Sample<>("Lineage", LineageCoder.of(), REWARD.lineage()),
        new Sample<>("Reward", RewardCoder.of(), REWARD),
        new Sample<>("Reward-of-nothing", RewardCoder.of(), REWARD_OF_NOTHING),
        new Sample<>(
            "ImplausibleReward",
            ImplausibleRewardCoder.of(),
            new ImplausibleReward(
                REWARD, List.of("total 300 is not within -50..200", "spend < 0"))),
        new Sample<>("ValueFact", ValueFactCoder.of(), new ValueFact("usr_123", FACT)),
        new Sample<>("LedgerDay", LedgerDayCoder.of(), LEDGER_DAY),
        new Sample<>("ExactSum", ExactSumCoder.of(), ExactSum.of(0.1, -12.5, 1e20)),
        new Sample<>("ExactSum-of-nothing", ExactSumCoder.of(), ExactSum.ZERO),
        new Sample<>(
            "ServedAndRecomputed",
            ServedAndRecomputedCoder.of(),
            new ServedAndRecomputed(
                "exp_20240115_123456",
                1_705_347_000_000L,
                ContextVector.of("ours", 0.75, -0.0, 15),
                ContextVector.of(ContextVector.LAYOUT_1, 0.8, 1.0 / 3))),
        new Sample<>("SkewStats", SkewStatsCoder.of(), SKEW_STATS),
        new Sample<>("SkewStats-of-nothing", SkewStatsCoder.of(), SkewStats.NOTHING),
        new Sample<>("SkewRow", SkewRowCoder.of(), SKEW_ROW),
        new Sample<>("SkewRow-of-nothing", SkewRowCoder.of(), SKEW_ROW_OF_NOTHING),
        new Sample<>("StrategyPerformance", StrategyPerformanceCoder.of(), STRATEGY_PERFORMANCE),
        new Sample<>(
            "StrategyPerformance-of-nothing",
            StrategyPerformanceCoder.of(),
            STRATEGY_PERFORMANCE_OF_NOTHING),
        new Sample<>("Activity", ActivityCoder.of(), ACTIVITY),
        new Sample<>("Activity-of-nobody", ActivityCoder.of(), ACTIVITY_OF_NOBODY),
        new Sample<>("ContextVector", ContextVectorCoder.of(), SERVING.context()),
        new Sample<>(
            "ServedSnapshot",
            ServedSnapshotCoder.of(),
            new ServedSnapshot(CONTEXT_SNAPSHOT, SERVING.context())),
        new Sample<>("ContextSnapshot", ContextSnapshotCoder.of(), CONTEXT_SNAPSHOT),
        new Sample<>(
            "ContextSnapshot-of-nobody", ContextSnapshotCoder.of(), CONTEXT_SNAPSHOT_OF_NOBODY),
        new Sample<>("PopulationSketch", PopulationSketchCoder.of(), POPULATION_SKETCH),
        new Sample<>("ModelPerformance", ModelPerformanceCoder.of(), MODEL_PERFORMANCE),
        new Sample<>(
            "ModelPerformance-of-nothing",
            ModelPerformanceCoder.of(),
            MODEL_PERFORMANCE_OF_NOTHING),
        new Sample<>("ExposureDelays", ExposureDelaysCoder.of(), EXPOSURE_DELAYS),
        new Sample<>("DelayPoint", DelayPointCoder.of(), DELAY_POINT),
        new Sample<>("ExposureValue", ExposureValueCoder.of(), EXPOSURE_VALUE),
        new Sample<>("ProjectedReward", ProjectedRewardCoder.of(), PROJECTED_REWARD),
        new Sample<>(
            "ProjectedReward-of-nothing", ProjectedRewardCoder.of(), PROJECTED_REWARD_OF_NOTHING),
        new Sample<>("ProjectedMean", ProjectedMeanCoder.of(), PROJECTED_MEAN),
        new Sample<>("StrategyOutlook", StrategyOutlookCoder.of(), STRATEGY_OUTLOOK),
        new Sample<>("CountedExposure", CountedExposureCoder.of(), COUNTED_EXPOSURE),
        new Sample<>(
            "CountedExposure-pending", CountedExposureCoder.of(), COUNTED_EXPOSURE_PENDING),
        new Sample<>("StrategyDay", StrategyDayCoder.of(), STRATEGY_DAY),
        new Sample<>("StrategyDay-of-nothing", StrategyDayCoder.of(), STRATEGY_DAY_OF_NOTHING),
        new Sample<>("TrainingRow", TrainingRowCoder.of(), LearningSamples.ROW),
        new Sample<>("StrategyModel", StrategyModelCoder.of(), LearningSamples.MODEL),
        new Sample<>(
            "StrategyModel-of-one-row", StrategyModelCoder.of(), LearningSamples.MODEL_OF_ONE_ROW),
        new Sample<>("RefusedFit", RefusedFitCoder.of(), LearningSamples.REFUSED),
        new Sample<>("StrategyChoice", StrategyChoiceCoder.of(), LearningSamples.CHOICE),
        new Sample<>("StrategyWorth", StrategyWorthCoder.of(), STRATEGY_WORTH),
        new Sample<>(
            "CreditRanking",
            CreditRankingCoder.of(),
            new CreditRanking(
                "default@1f2e3d4c",
                CreditPolicy.LAST,
                List.of(STRATEGY_WORTH),
                CreditPolicy.FULL,
                true)),
        new Sample<>(
            "Parsed",
            ParsedCoder.of(UserEventCoder.of()),
            new Parsed<>(USER_EVENT, RAW_RECORD, List.of(BROKEN_RULE))),
        new Sample<>(
            "Pending",
            PendingCoder.of(OpenExposureCoder.of()),
            new Pending<>(OPEN_EXPOSURE, 1_705_951_800_006L, Pending.Cause.HORIZON_OPEN)),
        new Sample<>("OpenPrediction", OpenPredictionCoder.of(), OPEN_PREDICTION),
        new Sample<>("PredictionOutcome", PredictionOutcomeCoder.of(), PREDICTION_OUTCOME),
        new Sample<>(
            "PredictionOutcome-of-nothing",
            PredictionOutcomeCoder.of(),
            PREDICTION_OUTCOME_OF_NOTHING));
  }
}
