package org.afterward.coders;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviderRegistrar;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Tells Beam the coder of everything that flows, so that nobody ever calls {@code setCoder}. Beam
 * finds it by itself, through {@code META-INF/services}.
 */
public final class AfterwardCoderRegistrar implements CoderProviderRegistrar {

  @Override
  public List<CoderProvider> getCoderProviders() {
    return List.of(
        provider(Activity.class, ActivityCoder.of()),
        provider(BrokenRule.class, BrokenRuleCoder.of()),
        provider(ContextSnapshot.class, ContextSnapshotCoder.of()),
        provider(CountedExposure.class, CountedExposureCoder.of()),
        provider(CreditRanking.class, CreditRankingCoder.of()),
        provider(Decision.class, DecisionCoder.of()),
        provider(DelayPoint.class, DelayPointCoder.of()),
        provider(Event.class, EventCoder.of()),
        provider(ExactSum.class, ExactSumCoder.of()),
        provider(Exposure.class, ExposureCoder.of()),
        provider(ExposureDelays.class, ExposureDelaysCoder.of()),
        provider(ExposureValue.class, ExposureValueCoder.of()),
        provider(Fact.class, FactCoder.of()),
        provider(ImplausibleReward.class, ImplausibleRewardCoder.of()),
        provider(LateFact.class, LateFactCoder.of()),
        provider(LedgerDay.class, LedgerDayCoder.of()),
        provider(Lineage.class, LineageCoder.of()),
        provider(ServedAndRecomputed.class, ServedAndRecomputedCoder.of()),
        provider(ModelPerformance.class, ModelPerformanceCoder.of()),
        provider(Serving.class, ServingCoder.of()),
        provider(ServedContext.class, ServedContextCoder.of()),
        provider(SkewRow.class, SkewRowCoder.of()),
        provider(SkewStats.class, SkewStatsCoder.of()),
        provider(ServedSnapshot.class, ServedSnapshotCoder.of()),
        provider(ContextVector.class, ContextVectorCoder.of()),
        provider(OpenExposure.class, OpenExposureCoder.of()),
        provider(OpenPrediction.class, OpenPredictionCoder.of()),
        provider(OwnRecord.class, OwnRecordCoder.of()),
        provider(PopulationSketch.class, PopulationSketchCoder.of()),
        provider(LoggedChoice.class, LoggedChoiceCoder.of()),
        provider(PolicyEvaluation.class, PolicyEvaluationCoder.of()),
        provider(Prediction.class, PredictionCoder.of()),
        provider(PredictionOutcome.class, PredictionOutcomeCoder.of()),
        provider(ProjectedMean.class, ProjectedMeanCoder.of()),
        provider(ProjectedReward.class, ProjectedRewardCoder.of()),
        provider(RawRecord.class, RawRecordCoder.of()),
        provider(Rejection.class, RejectionCoder.of()),
        provider(Reward.class, RewardCoder.of()),
        provider(StrategyDay.class, StrategyDayCoder.of()),
        provider(RefusedFit.class, RefusedFitCoder.of()),
        provider(StrategyChoice.class, StrategyChoiceCoder.of()),
        provider(StrategyModel.class, StrategyModelCoder.of()),
        provider(StrategyOutlook.class, StrategyOutlookCoder.of()),
        provider(StrategyPerformance.class, StrategyPerformanceCoder.of()),
        provider(StrategyWorth.class, StrategyWorthCoder.of()),
        provider(TimelineChunk.class, TimelineChunkCoder.of()),
        provider(TimelineEntry.class, TimelineEntryCoder.of()),
        provider(TrainingRow.class, TrainingRowCoder.of()),
        provider(UserEvent.class, UserEventCoder.of()),
        provider(WaitingState.class, WaitingStateCoder.of()),
        provider(ValueFact.class, ValueFactCoder.of()),
        CoderProviders.fromStaticMethods(Parsed.class, ParsedCoder.class),
        CoderProviders.fromStaticMethods(Pending.class, PendingCoder.class));
  }

  private static <T> CoderProvider provider(Class<T> type, Coder<T> coder) {
    return CoderProviders.forCoder(TypeDescriptor.of(type), coder);
  }
}
