package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.RefusedFit;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModel.Warning;
import org.afterward.coders.TrainingRow;
import org.afterward.coders.TrainingRowCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class FitStrategiesTest {

  private static final StrategyFit FIT = StrategyFit.under(SomeRows.TERMS);

  @Test
  void each_strategy_gets_the_model_of_its_own_newest_rows(TestPipeline pipeline) {
    List<TrainingRow> mature = SomeRows.of(1, 60, 2, 7);
    List<TrainingRow> delivered = new ArrayList<>(mature);
    delivered.addAll(mature.subList(20, 50));
    TrainingRow old = mature.get(3);
    TrainingRow corrected =
        SomeRows.row(2, old.exposureId(), old.context().toArray(), 99_000_000, 1);
    delivered.add(corrected);
    delivered.addAll(SomeRows.of(2, 5, 9));
    Collections.shuffle(delivered, new Random(3));
    List<TrainingRow> newest = new ArrayList<>(mature);
    newest.set(3, corrected);

    FittedStrategies fitted =
        pipeline
            .apply("Rows", Create.of(delivered))
            .apply("Fit strategies", FitStrategies.under(SomeRows.TERMS));

    PAssert.that(fitted.models()).containsInAnyOrder(model(newest, 2), model(newest, 7));
    PAssert.that(fitted.refused())
        .containsInAnyOrder(new RefusedFit(9, 5, "5 rows, and 30 are the least"));
    pipeline.run();
  }

  @Test
  void nothing_comes_of_no_rows(TestPipeline pipeline) {
    FittedStrategies fitted =
        pipeline
            .apply("Rows", Create.empty(TrainingRowCoder.of()))
            .apply("Fit strategies", FitStrategies.under(SomeRows.TERMS));

    PAssert.that(fitted.models()).empty();
    PAssert.that(fitted.refused()).empty();
    pipeline.run();
  }

  @Test
  void rows_that_are_not_to_be_learned_from_are_counted_by_the_reason() {
    TrainingRow good = SomeRows.of(1, 1, 2).get(0);
    StrategySums sums = new StrategySums(SomeRows.TERMS);

    sums.add(good);
    sums.add(at(good, SomeRows.FROM - 1));
    sums.add(at(good, SomeRows.UNTIL));
    sums.add(under(good, "other@0", CreditPolicy.FULL));
    sums.add(under(good, SomeRows.POLICY, CreditPolicy.LAST));
    sums.add(SomeRows.row(2, "short", new double[] {1}, 0, 0));
    sums.add(SomeRows.row(2, "early", good.context().toArray(), 0, -1));
    double[] context = good.context().toArray();
    context[26] = Double.NaN;
    sums.add(SomeRows.row(2, "nan", context, 0, 0));

    Map<LeavingOut, Long> expected = new EnumMap<>(LeavingOut.class);
    expected.put(LeavingOut.OUT_OF_WINDOW, 2L);
    expected.put(LeavingOut.OTHER_POLICY, 1L);
    expected.put(LeavingOut.OTHER_CREDIT, 1L);
    expected.put(LeavingOut.OTHER_LAYOUT, 1L);
    expected.put(LeavingOut.NOT_MATURE, 1L);
    expected.put(LeavingOut.NO_NUMBER, 1L);
    assertThat(sums.leftOut()).isEqualTo(expected);
    assertThat(sums.statistics().get(2)).isEqualTo(SomeRows.sums(List.of(good), 2));
  }

  @Test
  void a_row_of_a_half_life_ago_counts_half() {
    TrainingTerms terms = SomeRows.TERMS.withHalfLife(Duration.ofDays(10));

    assertThat(terms.weight(SomeRows.UNTIL - 10 * 86_400_000L)).isEqualTo(0.5);
    assertThat(terms.weight(SomeRows.FROM)).isEqualTo(0.125);
    assertThat(SomeRows.TERMS.weight(SomeRows.FROM)).isEqualTo(1);
  }

  @Test
  void what_a_model_cannot_tell_is_a_warning() {
    List<TrainingRow> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double[] context = new double[27];
      context[0] = i % 7;
      rows.add(SomeRows.row(2, "exp" + i, context, 30_000_000, 0));
    }

    StrategyModel model = model(rows, 2);

    assertThat(model.warnings())
        .hasSize(27)
        .contains(
            new Warning("constant_position", "is_male", "never changes; its coefficient is 0"),
            new Warning("no_noise", "", "the contexts explain every reward: nothing is unsure"));
    assertThat(model.evidence().meanReward()).isEqualTo(30);
    assertThat(model.evidence().noiseVariance()).isZero();
  }

  @Test
  void statistics_keep_their_bytes() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        SufficientStatisticsCoder.of(), SomeRows.sums(SomeRows.of(1, 9, 2), 2));
    CoderProperties.coderDecodeEncodeEqual(
        SufficientStatisticsCoder.of(), SufficientStatistics.none(3));
  }

  @Test
  void settings_that_cannot_be_right_are_named() {
    assertThatThrownBy(() -> SomeRows.TERMS.withMinRows(0))
        .hasMessage("minRows must be at least 1, not 0");
    assertThatThrownBy(() -> RegressionPrior.STANDARD.withPrecision(-1))
        .hasMessage("precision must be at least 0, not -1.0");
    assertThatThrownBy(() -> RegressionPrior.STANDARD.withNoiseSd(0))
        .hasMessage("noise must be above 0, not 0.0");
  }

  private static StrategyModel model(List<TrainingRow> rows, int strategy) {
    return FIT.model(strategy, SomeRows.sums(rows, strategy)).orElseThrow();
  }

  private static TrainingRow at(TrainingRow row, long at) {
    return new TrainingRow(
        row.strategyId(),
        row.exposureId(),
        row.userId(),
        at,
        row.propensity(),
        row.context(),
        row.rewardMicros(),
        row.revision(),
        row.policy(),
        row.attribution());
  }

  private static TrainingRow under(TrainingRow row, String policy, CreditPolicy credit) {
    return new TrainingRow(
        row.strategyId(),
        row.exposureId(),
        row.userId(),
        row.at(),
        row.propensity(),
        row.context(),
        row.rewardMicros(),
        row.revision(),
        policy,
        credit);
  }
}
