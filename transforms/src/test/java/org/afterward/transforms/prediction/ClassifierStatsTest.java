package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.ModelPerformance.Stats;
import org.afterward.coders.PredictionOutcome;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

class ClassifierStatsTest {

  private static final double THRESHOLD = 0.5;

  /** Equal to 1e-12, and not known where the other is not. */
  private static final RecursiveComparisonConfiguration NEARLY =
      RecursiveComparisonConfiguration.builder()
          .withEqualsForType(
              (one, other) ->
                  Double.isNaN(one) ? Double.isNaN(other) : Math.abs(one - other) <= 1e-12,
              Double.class)
          .build();

  @Property(tries = 1000, seed = "1")
  void the_measures_are_those_of_their_definitions(
      @ForAll("outcomes") List<PredictionOutcome> outcomes) {
    assertThat(of(outcomes, 10_000).measured())
        .usingRecursiveComparison(NEARLY)
        .isEqualTo(ReferenceStats.of(outcomes, THRESHOLD));
  }

  @Property(tries = 500, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void brought_together_in_any_order_and_grouping_they_have_the_same_bytes(
      @ForAll("outcomes") List<PredictionOutcome> outcomes,
      @ForAll("limits") int exactUpTo,
      @ForAll long chance)
      throws IOException {
    Random random = new Random(chance);
    List<PredictionOutcome> shuffled = new ArrayList<>(outcomes);
    Collections.shuffle(shuffled, random);
    List<ClassifierStats> parts = new ArrayList<>();
    for (PredictionOutcome outcome : shuffled) {
      if (parts.isEmpty() || random.nextInt(3) == 0) {
        parts.add(new ClassifierStats(THRESHOLD, exactUpTo));
      }
      parts.get(random.nextInt(parts.size())).add(outcome);
    }
    parts.add(new ClassifierStats(THRESHOLD, exactUpTo));
    while (parts.size() > 1) {
      ClassifierStats one = throughBytes(parts.remove(random.nextInt(parts.size())));
      parts.get(random.nextInt(parts.size())).addAll(one);
    }

    assertThat(bytes(parts.get(0))).isEqualTo(bytes(of(outcomes, exactUpTo)));
    assertThat(parts.get(0).measured()).isEqualTo(of(outcomes, exactUpTo).measured());
  }

  @Property(tries = 500, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void what_is_not_exact_is_off_by_no_more_than_it_says(
      @ForAll("outcomes") List<PredictionOutcome> outcomes, @ForAll("limits") int exactUpTo) {
    Stats rough = of(outcomes, exactUpTo).measured();
    Stats exact = ReferenceStats.of(outcomes, THRESHOLD);

    if (!Double.isNaN(exact.probabilities().auc())) {
      assertThat(rough.probabilities().auc())
          .isCloseTo(
              exact.probabilities().auc(), within(rough.probabilities().aucErrorAtMost() + 1e-12));
    }
    double p95 = exact.inferenceTime().p95Ms();
    if (!Double.isNaN(p95)) {
      assertThat(rough.inferenceTime().p95Ms())
          .isCloseTo(p95, within(p95 * rough.inferenceTime().p95RelativeErrorAtMost()));
    }
  }

  @Example
  void beyond_ten_thousand_different_probabilities_the_auc_says_that_it_is_not_exact() {
    List<PredictionOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 24_000; i++) {
      outcomes.add(AnOutcome.of(0.5 + i / 48_000.0, i % 2 == 0));
    }
    Stats rough = of(outcomes, ClassifierStats.EXACT_UP_TO).measured();
    Stats exact = of(outcomes, outcomes.size()).measured();

    double errorAtMost = rough.probabilities().aucErrorAtMost();
    assertThat(errorAtMost).isBetween(1e-6, 0.002);
    assertThat(exact.probabilities().aucErrorAtMost()).isZero();
    assertThat(rough.probabilities().auc())
        .isCloseTo(exact.probabilities().auc(), within(errorAtMost));
    assertThat(rough.probabilities().logLoss()).isEqualTo(exact.probabilities().logLoss());
    assertThat(rough.probabilities().calibration()).isEqualTo(exact.probabilities().calibration());
  }

  @Example
  void of_nothing_nothing_is_known() {
    Stats nothing = ClassifierStats.at(THRESHOLD).measured();

    assertThat(nothing).isEqualTo(ReferenceStats.of(List.of(), THRESHOLD));
    assertThat(nothing.atThreshold().accuracy()).isNaN();
    assertThat(nothing.probabilities().calibration()).hasSize(10);
  }

  @Example
  void where_all_were_accepted_there_is_no_auc() {
    Stats stats = of(List.of(AnOutcome.of(0.9, true), AnOutcome.of(0.2, true)), 9).measured();

    assertThat(stats.probabilities().auc()).isNaN();
    assertThat(stats.atThreshold().precision()).isOne();
    assertThat(stats.atThreshold().recall()).isEqualTo(0.5);
  }

  @Example
  void where_the_model_never_says_yes_there_is_no_precision() {
    Stats stats = of(List.of(AnOutcome.of(0.1, true), AnOutcome.of(0.2, false)), 9).measured();

    assertThat(stats.atThreshold().precision()).isNaN();
    assertThat(stats.atThreshold().recall()).isZero();
    assertThat(stats.atThreshold().f1()).isZero();
  }

  @Example
  void being_sure_and_wrong_costs_much_but_not_endlessly_much() {
    Stats stats = of(List.of(AnOutcome.of(1, false)), 9).measured();

    assertThat(stats.probabilities().logLoss()).isCloseTo(-Math.log(1e-15), within(0.2));
    assertThat(stats.probabilities().brierScore()).isOne();
  }

  @Example
  void without_a_probability_a_prediction_counts_in_the_total_alone() {
    Stats stats =
        of(List.of(AnOutcome.of(Double.NaN, true), AnOutcome.of(0.9, true)), 9).measured();

    assertThat(stats.totalPredictions()).isEqualTo(2);
    assertThat(stats.atThreshold().truePositives()).isOne();
    assertThat(stats.atThreshold().accuracy()).isOne();
    assertThat(stats.withinTolerance()).isOne();
  }

  /** Few and many, with ties, certain ones, and those of which all came to the same. */
  @Provide
  Arbitrary<List<PredictionOutcome>> outcomes() {
    Arbitrary<Double> probabilities =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 20).map(twentieths -> twentieths / 20.0),
            Arbitraries.doubles().between(0, 1).ofScale(9),
            Arbitraries.of(0.0, 1.0, 1e-300, Math.nextDown(0.3), Math.nextDown(1.0), Double.NaN));
    Arbitrary<Double> times =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 60).map(Integer::doubleValue),
            Arbitraries.doubles().between(0, 1_000).ofScale(4),
            Arbitraries.of(Double.NaN, 0.0));
    return Arbitraries.of(0, 50, 100)
        .flatMap(
            accepted ->
                Combinators.combine(probabilities, Arbitraries.integers().between(0, 99), times)
                    .as((said, lot, time) -> AnOutcome.of(said, lot < accepted, time))
                    .list()
                    .ofMaxSize(60));
  }

  @Provide
  Arbitrary<Integer> limits() {
    return Arbitraries.of(1, 3, 10, 1_000);
  }

  private static ClassifierStats of(List<PredictionOutcome> outcomes, int exactUpTo) {
    ClassifierStats stats = new ClassifierStats(THRESHOLD, exactUpTo);
    outcomes.forEach(stats::add);
    return stats;
  }

  private static byte[] bytes(ClassifierStats stats) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    stats.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ClassifierStats throughBytes(ClassifierStats stats) throws IOException {
    return ClassifierStats.readFrom(new DataInputStream(new ByteArrayInputStream(bytes(stats))));
  }
}
