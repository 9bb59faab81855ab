package org.afterward.coders;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.apache.beam.sdk.coders.Coder;

/** Elements of every kind with whatever values their fields can have. */
final class AnySample implements ArbitrarySupplier<Sample<?>> {

  @Override
  public Arbitrary<Sample<?>> get() {
    return Arbitraries.oneOf(
        List.of(
            with(UserEventCoder.of(), userEvents()),
            with(ExposureCoder.of(), exposures()),
            with(PredictionCoder.of(), predictions()),
            with(OwnRecordCoder.of(), ownRecords()),
            with(EventCoder.of(), events()),
            with(RawRecordCoder.of(), rawRecords()),
            with(BrokenRuleCoder.of(), brokenRules()),
            with(RejectionCoder.of(), rejections()),
            with(FactCoder.of(), facts()),
            with(DecisionCoder.of(), decisions()),
            with(TimelineEntryCoder.of(), Arbitraries.oneOf(facts(), decisions())),
            with(LateFactCoder.of(), lateFacts()),
            with(WaitingStateCoder.of(), waitingStates()),
            with(ServingCoder.of(), servings()),
            with(ServedContextCoder.of(), servedContexts()),
            with(ContextVectorCoder.of(), contextVectors()),
            with(
                ServedSnapshotCoder.of(),
                Combinators.combine(contextSnapshots(), contextVectors()).as(ServedSnapshot::new)),
            with(OpenExposureCoder.of(), openExposures()),
            with(LineageCoder.of(), lineages()),
            with(RewardCoder.of(), rewards()),
            with(ImplausibleRewardCoder.of(), implausibleRewards()),
            with(ValueFactCoder.of(), valueFacts()),
            with(LedgerDayCoder.of(), ledgerDays()),
            with(ExactSumCoder.of(), exactSums()),
            with(ServedAndRecomputedCoder.of(), servedAndRecomputed()),
            with(SkewStatsCoder.of(), skewStats()),
            with(SkewRowCoder.of(), skewRows()),
            with(CountedExposureCoder.of(), countedExposures()),
            with(ExposureDelaysCoder.of(), exposureDelays()),
            with(DelayPointCoder.of(), delayPoints()),
            with(ExposureValueCoder.of(), ProjectionArbitraries.exposureValues()),
            with(ProjectedRewardCoder.of(), ProjectionArbitraries.projectedRewards()),
            with(ProjectedMeanCoder.of(), ProjectionArbitraries.projectedMeans()),
            with(StrategyOutlookCoder.of(), ProjectionArbitraries.strategyOutlooks()),
            with(StrategyDayCoder.of(), strategyDays()),
            with(LoggedChoiceCoder.of(), EvaluationArbitraries.loggedChoices()),
            with(PolicyEvaluationCoder.of(), EvaluationArbitraries.evaluations()),
            with(StrategyPerformanceCoder.of(), strategyPerformances()),
            with(ActivityCoder.of(), activities()),
            with(ContextSnapshotCoder.of(), contextSnapshots()),
            with(PopulationSketchCoder.of(), populationSketches()),
            with(ModelPerformanceCoder.of(), modelPerformances()),
            with(StrategyWorthCoder.of(), strategyWorths()),
            with(TrainingRowCoder.of(), LearningArbitraries.trainingRows()),
            with(StrategyModelCoder.of(), LearningArbitraries.strategyModels()),
            with(RefusedFitCoder.of(), LearningArbitraries.refusedFits()),
            with(StrategyChoiceCoder.of(), LearningArbitraries.strategyChoices()),
            with(CreditRankingCoder.of(), creditRankings()),
            with(ParsedCoder.of(EventCoder.of()), parsed()),
            with(PendingCoder.of(TimelineEntryCoder.of()), pending()),
            with(OpenPredictionCoder.of(), openPredictions()),
            with(PredictionOutcomeCoder.of(), predictionOutcomes())));
  }

  private static <T> Arbitrary<Sample<?>> with(Coder<T> coder, Arbitrary<? extends T> values) {
    return values.map(value -> new Sample<T>(coder.getClass().getSimpleName(), coder, value));
  }

  static Arbitrary<UserEvent> userEvents() {
    return Combinators.combine(
            Arbitraries.of(EventType.class),
            longs(),
            texts(5),
            Arbitraries.of(true, false),
            Arbitraries.of(SpendType.class).injectNull(0.5),
            longs(),
            doubles())
        .as(
            (type, at, texts, withMessage, spendType, amount, duration) ->
                new UserEvent(
                    type,
                    texts.get(0),
                    at,
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    texts.get(4),
                    withMessage,
                    spendType,
                    amount,
                    duration));
  }

  static Arbitrary<Exposure> exposures() {
    return Combinators.combine(
            texts(5),
            longs(),
            Arbitraries.integers(),
            doubles().list().ofSize(5),
            contextVectors(),
            Arbitraries.maps(text(), doubles()).ofMaxSize(4),
            shownProfiles().list().ofMaxSize(4))
        .as(
            (texts, at, strategyId, numbers, context, contextFields, profiles) ->
                new Exposure(
                    texts.get(0),
                    at,
                    texts.get(1),
                    texts.get(2),
                    strategyId,
                    texts.get(3),
                    new ProfileMix(numbers.get(0), numbers.get(1), numbers.get(2)),
                    numbers.get(3),
                    numbers.get(4),
                    context,
                    contextFields,
                    profiles,
                    texts.get(4)));
  }

  private static Arbitrary<ContextVector> contextVectors() {
    return Combinators.combine(text(), doubles().array(double[].class).ofMaxSize(100))
        .as(ContextVector::of);
  }

  private static Arbitrary<ShownProfile> shownProfiles() {
    return Combinators.combine(
            text(), Arbitraries.integers(), text(), doubles(), doubles(), doubles())
        .as(ShownProfile::new);
  }

  static Arbitrary<Prediction> predictions() {
    return Combinators.combine(
            texts(5),
            longs(),
            Arbitraries.maps(text(), text()).ofMaxSize(4),
            doubles(),
            doubles(),
            doubles(),
            Arbitraries.of(true, false))
        .as(
            (texts, at, context, probability, confidence, inferenceTime, alone) ->
                new Prediction(
                    texts.get(0),
                    at,
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    alone ? "" : texts.get(4),
                    context,
                    probability,
                    confidence,
                    inferenceTime,
                    alone));
  }

  static Arbitrary<OpenPrediction> openPredictions() {
    return predictions().map(OpenPrediction::of);
  }

  static Arbitrary<PredictionOutcome> predictionOutcomes() {
    return Combinators.combine(
            openPredictions(),
            longs(),
            Arbitraries.of(Answer.class),
            longs(),
            Arbitraries.of(true, false).injectNull(0.3),
            Arbitraries.integers(),
            text())
        .as(PredictionOutcome::new);
  }

  static Arbitrary<OwnRecord> ownRecords() {
    return Combinators.combine(Arbitraries.of(EventType.class), longs()).as(OwnRecord::new);
  }

  static Arbitrary<Event> events() {
    return Arbitraries.oneOf(userEvents(), exposures(), predictions(), ownRecords());
  }

  static Arbitrary<RawRecord> rawRecords() {
    return Combinators.combine(bytes(), text(), longs(), longs()).as(RawRecord::new);
  }

  static Arbitrary<BrokenRule> brokenRules() {
    return Combinators.combine(text(), text(), text()).as(BrokenRule::new);
  }

  static Arbitrary<Rejection> rejections() {
    return Combinators.combine(text(), brokenRules().list().ofMaxSize(4), rawRecords())
        .as(Rejection::new);
  }

  static Arbitrary<Fact> facts() {
    return Combinators.combine(
            longs(), text(), Arbitraries.of(FactKind.class), longs(), text(), text())
        .as(Fact::new);
  }

  static Arbitrary<Decision> decisions() {
    return Combinators.combine(longs(), text(), bytes()).as(Decision::new);
  }

  static Arbitrary<OpenExposure> openExposures() {
    return Combinators.combine(text(), text(), longs(), Arbitraries.integers(), servings())
        .as(OpenExposure::new);
  }

  private static Arbitrary<ServedContext> servedContexts() {
    return Combinators.combine(
            text(),
            longs(),
            text(),
            contextVectors(),
            Arbitraries.maps(text(), doubles()).ofMaxSize(4))
        .as(ServedContext::new);
  }

  static Arbitrary<Serving> servings() {
    return Combinators.combine(text(), doubles(), contextVectors())
        .as(Serving::new)
        .injectDuplicates(0.1)
        .edgeCases(edges -> edges.add(Serving.UNKNOWN));
  }

  static Arbitrary<Reward> rewards() {
    return Combinators.combine(
            openExposures(),
            longs().list().ofSize(3),
            rewardParts(),
            rewardEvidence(),
            actionSummaries(),
            userStateChanges(),
            texts(2),
            Combinators.combine(
                    Arbitraries.of(CreditPolicy.class),
                    Arbitraries.of(RewardStatus.class),
                    Arbitraries.integers(),
                    lineages())
                .as(Terms::new))
        .as(
            (exposure, numbers, parts, evidence, actions, state, texts, terms) ->
                new Reward(
                    exposure,
                    numbers.get(0),
                    parts,
                    evidence,
                    actions,
                    state,
                    texts.get(0),
                    terms.attribution(),
                    terms.status(),
                    terms.revision(),
                    numbers.get(1),
                    numbers.get(2),
                    texts.get(1),
                    terms.lineage()));
  }

  private record Terms(
      CreditPolicy attribution, RewardStatus status, int revision, Lineage lineage) {}

  static Arbitrary<Lineage> lineages() {
    return Combinators.combine(
            Arbitraries.of(RewardPart.class),
            Arbitraries.integers(),
            text(),
            text().list().ofMaxSize(3))
        .as(Lineage.Source::new)
        .list()
        .ofMaxSize(3)
        .map(Lineage::new);
  }

  private static Arbitrary<RewardEvidence> rewardEvidence() {
    return Combinators.combine(
            longs(), Arbitraries.of(true, false), Arbitraries.integers(), longs())
        .as(RewardEvidence::new);
  }

  private static Arbitrary<RewardParts> rewardParts() {
    Arbitrary<SpendTotals> spend =
        Combinators.combine(
                longs().array(long[].class).ofSize(SpendType.ALL.size()),
                Arbitraries.integers().array(int[].class).ofSize(SpendType.ALL.size()))
            .as(SpendTotals::of);
    return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.just(SpendTotals.none()), spend),
            longs(),
            longs(),
            longs(),
            longs())
        .as(RewardParts::new);
  }

  private static Arbitrary<ActionSummary> actionSummaries() {
    Arbitrary<Integer> counts = Arbitraries.integers();
    return Combinators.combine(counts, counts, counts, counts, counts, counts)
        .as(ActionSummary::new);
  }

  private static Arbitrary<UserStateChange> userStateChanges() {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Combinators.combine(either, either, longs(), Arbitraries.integers())
        .as(UserStateChange::new);
  }

  static Arbitrary<ImplausibleReward> implausibleRewards() {
    return Combinators.combine(rewards(), text().list().ofMaxSize(4)).as(ImplausibleReward::new);
  }

  static Arbitrary<ValueFact> valueFacts() {
    return Combinators.combine(text(), facts()).as(ValueFact::new);
  }

  static Arbitrary<LedgerDay> ledgerDays() {
    return Combinators.combine(
            longs(), text(), Arbitraries.of(CreditPolicy.class), longs(), longs(), longs(), longs())
        .as(LedgerDay::new);
  }

  static Arbitrary<ExactSum> exactSums() {
    return doubles().filter(Double::isFinite).array(double[].class).ofMaxSize(5).map(ExactSum::of);
  }

  static Arbitrary<ServedAndRecomputed> servedAndRecomputed() {
    return Combinators.combine(text(), longs(), contextVectors(), contextVectors())
        .as(ServedAndRecomputed::new);
  }

  private static Arbitrary<List<SkewExample>> skewExamples() {
    return Combinators.combine(text(), doubles(), doubles())
        .as(SkewExample::new)
        .list()
        .ofMaxSize(3);
  }

  static Arbitrary<SkewStats> skewStats() {
    return Combinators.combine(
            longs(), longs(), longs(), exactSums(), exactSums(), doubles(), skewExamples())
        .as(SkewStats::new);
  }

  static Arbitrary<SkewRow> skewRows() {
    return Combinators.combine(
            longs().list().ofSize(4),
            texts(2),
            Arbitraries.integers(),
            doubles().list().ofSize(3),
            skewExamples())
        .as(
            (wholes, texts, position, numbers, examples) ->
                new SkewRow(
                    wholes.get(0),
                    texts.get(0),
                    position,
                    texts.get(1),
                    wholes.get(1),
                    wholes.get(2),
                    wholes.get(3),
                    numbers.get(0),
                    numbers.get(1),
                    numbers.get(2),
                    examples));
  }

  static Arbitrary<StrategyPerformance> strategyPerformances() {
    Arbitrary<Trend> trends = Arbitraries.of(Trend.class);
    return Combinators.combine(
            longs().list().ofSize(12),
            Arbitraries.integers(),
            text(),
            doubles().list().ofSize(6),
            trends,
            trends)
        .as(
            (wholes, strategyId, name, numbers, rewardTrend, usageTrend) ->
                new StrategyPerformance(
                    wholes.get(0),
                    strategyId,
                    name,
                    new StrategyPerformance.Daily(
                        wholes.get(1),
                        numbers.get(0),
                        numbers.get(1),
                        wholes.get(2),
                        new StrategyPerformance.Segments(
                            wholes.get(3),
                            wholes.get(4),
                            wholes.get(5),
                            wholes.get(6),
                            wholes.get(7))),
                    new StrategyPerformance.Cumulative(
                        wholes.get(8),
                        numbers.get(2),
                        numbers.get(3),
                        numbers.get(4),
                        numbers.get(5)),
                    new StrategyPerformance.Trends(rewardTrend, usageTrend),
                    new StrategyPerformance.Completeness(wholes.get(9), wholes.get(10)),
                    wholes.get(11)));
  }

  static Arbitrary<Activity> activities() {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Combinators.combine(
            longs().list().ofSize(15), doubles().list().ofSize(7), either, either)
        .as(
            (wholes, numbers, paying, closed) ->
                new Activity(
                    wholes.get(0),
                    new Activity.Spending(
                        wholes.get(1), wholes.get(2), paying, wholes.get(3), wholes.get(4)),
                    new Activity.Contacts(
                        numbers.get(0),
                        numbers.get(1),
                        numbers.get(2),
                        numbers.get(3),
                        numbers.get(4),
                        wholes.get(5),
                        wholes.get(6),
                        wholes.get(7),
                        wholes.get(8)),
                    new Activity.Presence(
                        wholes.get(9),
                        wholes.get(10),
                        numbers.get(5),
                        numbers.get(6),
                        wholes.get(11),
                        closed),
                    new Activity.Received(wholes.get(12), wholes.get(13), wholes.get(14))));
  }

  static Arbitrary<ContextSnapshot> contextSnapshots() {
    return Combinators.combine(
            texts(6), longs(), doubles().list().ofSize(10), activities(), contextVectors())
        .as(
            (texts, at, numbers, activity, context) ->
                new ContextSnapshot(
                    texts.get(0),
                    at,
                    texts.get(1),
                    texts.get(2),
                    ContextSnapshot.Scores.of(
                        box ->
                            new ContextSnapshot.Score(
                                numbers.get(2 * box.code() - 2), numbers.get(2 * box.code() - 1))),
                    activity,
                    new ContextSnapshot.Level2(numbers.get(8), numbers.get(9), texts.get(3)),
                    texts.get(4),
                    texts.get(5),
                    context));
  }

  static Arbitrary<PopulationSketch> populationSketches() {
    return Combinators.combine(longs(), Arbitraries.of(Box.class), text(), longs(), bytes())
        .as(PopulationSketch::new);
  }

  static Arbitrary<ModelPerformance> modelPerformances() {
    Arbitrary<ModelPerformance.CalibrationBin> bins =
        Combinators.combine(doubles(), doubles(), longs(), doubles(), doubles())
            .as(ModelPerformance.CalibrationBin::new);
    return Combinators.combine(
            longs().list().ofSize(6),
            Arbitraries.integers().list().ofSize(2),
            texts(2),
            doubles().list().ofSize(13),
            bins.list().ofMaxSize(3))
        .as(
            (wholes, counts, texts, numbers, calibration) ->
                new ModelPerformance(
                    wholes.get(0),
                    counts.get(0),
                    texts.get(0),
                    texts.get(1),
                    new ModelPerformance.Stats(
                        wholes.get(1),
                        new ModelPerformance.AtThreshold(
                            numbers.get(0),
                            wholes.get(2),
                            wholes.get(3),
                            wholes.get(4),
                            wholes.get(5),
                            numbers.get(1),
                            numbers.get(2),
                            numbers.get(3),
                            numbers.get(4)),
                        new ModelPerformance.Probabilities(
                            numbers.get(5),
                            numbers.get(6),
                            numbers.get(7),
                            numbers.get(8),
                            calibration),
                        numbers.get(9),
                        new ModelPerformance.InferenceTime(
                            numbers.get(10), numbers.get(11), numbers.get(12))),
                    counts.get(1)));
  }

  static Arbitrary<ExposureDelays> exposureDelays() {
    return Combinators.combine(Arbitraries.integers(), longs(), longs(), longs(), longs(), longs())
        .as(ExposureDelays::new);
  }

  static Arbitrary<DelayPoint> delayPoints() {
    return Combinators.combine(
            Arbitraries.integers(),
            Arbitraries.of(DelayComponent.class),
            Arbitraries.integers(),
            longs(),
            longs(),
            doubles(),
            doubles())
        .as(DelayPoint::new);
  }

  static Arbitrary<CountedExposure> countedExposures() {
    return Combinators.combine(
            texts(2),
            Arbitraries.integers().list().ofSize(2),
            longs().list().ofSize(4),
            Arbitraries.of(true, false),
            Arbitraries.of(UserSegment.class).set())
        .as(
            (texts, integers, wholes, churned, segments) ->
                new CountedExposure(
                    texts.get(0),
                    texts.get(1),
                    integers.get(0),
                    wholes.get(0),
                    wholes.get(1),
                    integers.get(1),
                    wholes.get(2),
                    wholes.get(3),
                    churned,
                    segments));
  }

  static Arbitrary<StrategyDay> strategyDays() {
    return Combinators.combine(
            Arbitraries.integers().list().ofSize(2),
            longs().list().ofSize(12),
            Arbitraries.bigIntegers(),
            bytes())
        .as(
            (integers, wholes, squares, users) ->
                new StrategyDay(
                    integers.get(0),
                    wholes.get(0),
                    integers.get(1),
                    wholes.get(1),
                    wholes.get(2),
                    wholes.get(3),
                    wholes.get(11),
                    squares,
                    wholes.get(4),
                    wholes.get(5),
                    new StrategyPerformance.Segments(
                        wholes.get(6), wholes.get(7), wholes.get(8), wholes.get(9), wholes.get(10)),
                    users));
  }

  static Arbitrary<StrategyWorth> strategyWorths() {
    return Combinators.combine(
            text(), Arbitraries.of(CreditPolicy.class), Arbitraries.integers(), longs(), longs())
        .as(StrategyWorth::new);
  }

  static Arbitrary<CreditRanking> creditRankings() {
    Arbitrary<CreditPolicy> credit = Arbitraries.of(CreditPolicy.class);
    return Combinators.combine(
            text(),
            credit,
            strategyWorths().list().ofMaxSize(3),
            credit,
            Arbitraries.of(true, false))
        .as(CreditRanking::new);
  }

  static Arbitrary<Parsed<Event>> parsed() {
    return Combinators.combine(events(), rawRecords(), brokenRules().list().ofMaxSize(3))
        .as(Parsed::new);
  }

  static Arbitrary<LateFact> lateFacts() {
    return Combinators.combine(texts(1), facts(), Arbitraries.integers().greaterOrEqual(0))
        .as((texts, fact, reached) -> new LateFact(texts.get(0), fact, reached));
  }

  static Arbitrary<WaitingState> waitingStates() {
    Arbitrary<WaitingState.Noted> noted =
        Combinators.combine(texts(1), Arbitraries.integers().greaterOrEqual(0).list().ofMaxSize(3))
            .as((texts, revisions) -> new WaitingState.Noted(texts.get(0), revisions));
    return Combinators.combine(
            longs(),
            longs(),
            Arbitraries.<TimelineEntry>oneOf(facts(), decisions()).list().ofMaxSize(5),
            noted.list().ofMaxSize(3),
            bytes())
        .as(
            (settledThrough, wakeAt, entries, corrected, memory) -> {
              TimelineChunkBuilder chunk = new TimelineChunkBuilder();
              entries.forEach(entry -> chunk.add("", entry));
              long lastAt = chunk.lastAt();
              Bytes lastId = chunk.lastId();
              return new WaitingState(
                  settledThrough, wakeAt, chunk.build(), lastAt, lastId, corrected, memory);
            });
  }

  static Arbitrary<Pending<TimelineEntry>> pending() {
    return Combinators.combine(
            Arbitraries.<TimelineEntry>oneOf(facts(), decisions()),
            longs(),
            Arbitraries.of(Pending.Cause.class))
        .as(Pending::new);
  }

  private static Arbitrary<List<String>> texts(int count) {
    return text().list().ofSize(count);
  }

  /** ASCII, or any code points but the halves of surrogate pairs. */
  static Arbitrary<String> text() {
    Arbitrary<Integer> codePoints =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(200),
        codePoints
            .list()
            .ofMaxSize(50)
            .map(
                points ->
                    points.stream()
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString()));
  }

  /** With the extremes, and times as they are. */
  static Arbitrary<Long> longs() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        Arbitraries.of(0L, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE),
        Arbitraries.longs().between(1_600_000_000_000L, 1_800_000_000_000L));
  }

  /** Of any bits, with all that is special. */
  static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.of(
            Double.NaN,
            0.0,
            -0.0,
            1.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY));
  }

  private static Arbitrary<Bytes> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Bytes::wrap);
  }
}
