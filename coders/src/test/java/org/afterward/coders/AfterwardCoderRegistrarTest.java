package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AfterwardCoderRegistrarTest {

  /** What only ever is a part of another record. */
  private static final Set<Class<?>> PARTS =
      Set.of(
          WaitingState.Noted.class,
          ActionSummary.class,
          Activity.Contacts.class,
          Activity.Presence.class,
          Activity.Received.class,
          Activity.Spending.class,
          ContextSnapshot.Level2.class,
          ContextSnapshot.Score.class,
          ContextSnapshot.Scores.class,
          Lineage.Source.class,
          ModelPerformance.AtThreshold.class,
          ModelPerformance.CalibrationBin.class,
          ModelPerformance.InferenceTime.class,
          ModelPerformance.Probabilities.class,
          ModelPerformance.Stats.class,
          EvaluatedChoices.class,
          ExposureValue.Step.class,
          PolicyEstimate.class,
          PolicyEvaluation.Judged.class,
          PolicyEvaluation.Terms.class,
          PolicyImprovement.class,
          ProfileMix.class,
          ProjectedMean.Mean.class,
          PropensityBin.class,
          RewardEvidence.class,
          RewardParts.class,
          ScoredStrategy.class,
          ShownProfile.class,
          SkewExample.class,
          StrategyModel.Clustered.class,
          StrategyModel.Evidence.class,
          StrategyModel.Posterior.class,
          StrategyModel.Source.class,
          StrategyModel.Warning.class,
          StrategyOutlook.Expectation.class,
          StrategyOutlook.Point.class,
          StrategyPerformance.Completeness.class,
          StrategyPerformance.Cumulative.class,
          StrategyPerformance.Daily.class,
          StrategyPerformance.Segments.class,
          StrategyPerformance.Trends.class,
          UserStateChange.class,
          WeightDiagnostics.class);

  /** What is no element but a setting, and travels within transforms, or stands in a file only. */
  private static final Set<Class<?>> SETTINGS =
      Set.of(
          ContextLayout.class,
          ContextPosition.class,
          ContextSource.class,
          ModelManifest.class,
          ModelManifest.Gate.class,
          ModelManifest.LeftOut.class,
          ModelManifest.Trained.class);

  /** What is said at an edge of the pipeline and does not travel through it. */
  private static final Set<Class<?>> AT_THE_EDGE =
      Set.of(GateCheck.class, GateVerdict.class, ParsedChoice.class);

  /** Whose coders are asked for with what they hold. */
  private static final Set<Class<?>> GENERIC = Set.of(Parsed.class, Pending.class);

  private final CoderRegistry registry = CoderRegistry.createDefault();

  static Stream<Arguments> coders() {
    return Stream.of(
        Arguments.of(Activity.class, ActivityCoder.of()),
        Arguments.of(BrokenRule.class, BrokenRuleCoder.of()),
        Arguments.of(ContextSnapshot.class, ContextSnapshotCoder.of()),
        Arguments.of(CountedExposure.class, CountedExposureCoder.of()),
        Arguments.of(CreditRanking.class, CreditRankingCoder.of()),
        Arguments.of(Decision.class, DecisionCoder.of()),
        Arguments.of(DelayPoint.class, DelayPointCoder.of()),
        Arguments.of(Event.class, EventCoder.of()),
        Arguments.of(ExactSum.class, ExactSumCoder.of()),
        Arguments.of(Exposure.class, ExposureCoder.of()),
        Arguments.of(ExposureDelays.class, ExposureDelaysCoder.of()),
        Arguments.of(ExposureValue.class, ExposureValueCoder.of()),
        Arguments.of(Fact.class, FactCoder.of()),
        Arguments.of(ProjectedMean.class, ProjectedMeanCoder.of()),
        Arguments.of(ProjectedReward.class, ProjectedRewardCoder.of()),
        Arguments.of(StrategyOutlook.class, StrategyOutlookCoder.of()),
        Arguments.of(ImplausibleReward.class, ImplausibleRewardCoder.of()),
        Arguments.of(LedgerDay.class, LedgerDayCoder.of()),
        Arguments.of(Lineage.class, LineageCoder.of()),
        Arguments.of(ServedAndRecomputed.class, ServedAndRecomputedCoder.of()),
        Arguments.of(ModelPerformance.class, ModelPerformanceCoder.of()),
        Arguments.of(LoggedChoice.class, LoggedChoiceCoder.of()),
        Arguments.of(PolicyEvaluation.class, PolicyEvaluationCoder.of()),
        Arguments.of(Serving.class, ServingCoder.of()),
        Arguments.of(ServedContext.class, ServedContextCoder.of()),
        Arguments.of(SkewRow.class, SkewRowCoder.of()),
        Arguments.of(SkewStats.class, SkewStatsCoder.of()),
        Arguments.of(ServedSnapshot.class, ServedSnapshotCoder.of()),
        Arguments.of(ContextVector.class, ContextVectorCoder.of()),
        Arguments.of(OpenExposure.class, OpenExposureCoder.of()),
        Arguments.of(OpenPrediction.class, OpenPredictionCoder.of()),
        Arguments.of(OwnRecord.class, OwnRecordCoder.of()),
        Arguments.of(PopulationSketch.class, PopulationSketchCoder.of()),
        Arguments.of(Prediction.class, PredictionCoder.of()),
        Arguments.of(PredictionOutcome.class, PredictionOutcomeCoder.of()),
        Arguments.of(RawRecord.class, RawRecordCoder.of()),
        Arguments.of(Rejection.class, RejectionCoder.of()),
        Arguments.of(Reward.class, RewardCoder.of()),
        Arguments.of(StrategyDay.class, StrategyDayCoder.of()),
        Arguments.of(RefusedFit.class, RefusedFitCoder.of()),
        Arguments.of(StrategyChoice.class, StrategyChoiceCoder.of()),
        Arguments.of(StrategyModel.class, StrategyModelCoder.of()),
        Arguments.of(StrategyPerformance.class, StrategyPerformanceCoder.of()),
        Arguments.of(StrategyWorth.class, StrategyWorthCoder.of()),
        Arguments.of(TimelineChunk.class, TimelineChunkCoder.of()),
        Arguments.of(TimelineEntry.class, TimelineEntryCoder.of()),
        Arguments.of(WaitingState.class, WaitingStateCoder.of()),
        Arguments.of(LateFact.class, LateFactCoder.of()),
        Arguments.of(TrainingRow.class, TrainingRowCoder.of()),
        Arguments.of(UserEvent.class, UserEventCoder.of()),
        Arguments.of(ValueFact.class, ValueFactCoder.of()));
  }

  @ParameterizedTest
  @MethodSource("coders")
  void beam_finds_our_coder_by_itself(Class<?> type, Coder<?> coder)
      throws CannotProvideCoderException {
    assertThat(registry.getCoder(type)).isEqualTo(coder);
    assertThat(coder.getEncodedTypeDescriptor()).isEqualTo(TypeDescriptor.of(type));
  }

  @Test
  void beam_finds_the_coder_of_parsed_events() throws CannotProvideCoderException {
    TypeDescriptor<Parsed<Exposure>> type = new TypeDescriptor<>() {};

    Coder<Parsed<Exposure>> coder = registry.getCoder(type);

    assertThat(coder).isEqualTo(ParsedCoder.of(ExposureCoder.of()));
    assertThat(coder.getEncodedTypeDescriptor()).isEqualTo(type);
  }

  @Test
  void beam_finds_the_coder_of_pending_decisions() throws CannotProvideCoderException {
    TypeDescriptor<Pending<OpenExposure>> type = new TypeDescriptor<>() {};

    Coder<Pending<OpenExposure>> coder = registry.getCoder(type);

    assertThat(coder).isEqualTo(PendingCoder.of(OpenExposureCoder.of()));
    assertThat(coder.getEncodedTypeDescriptor()).isEqualTo(type);
  }

  static Stream<Class<?>> publicRecords() throws URISyntaxException {
    Path classes =
        Path.of(Fact.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(Fact.class.getPackageName().replace('.', '/'));
    return Arrays.stream(Objects.requireNonNull(classes.toFile().listFiles()))
        .map(File::getName)
        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
        .<Class<?>>map(name -> ofOurs(name.substring(0, name.length() - ".class".length())))
        .filter(type -> type.isRecord() && Modifier.isPublic(type.getModifiers()))
        .filter(type -> !SETTINGS.contains(type));
  }

  private static Class<?> ofOurs(String name) {
    try {
      return Class.forName(Fact.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("publicRecords")
  void no_record_can_fall_back_to_java_serialization(Class<?> type) {
    assertThat(Serializable.class.isAssignableFrom(type)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("publicRecords")
  void no_record_is_forgotten(Class<?> type) throws CannotProvideCoderException {
    if (PARTS.contains(type) || GENERIC.contains(type) || AT_THE_EDGE.contains(type)) {
      return;
    }
    assertThat(registry.getCoder(type)).isInstanceOf(RecordCoder.class);
  }
}
