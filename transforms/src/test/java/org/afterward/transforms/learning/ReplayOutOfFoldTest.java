package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ReplayOutOfFoldTest {

  private static final UserFolds FOLDS = UserFolds.STANDARD;
  private static final ChoiceRule RULE = ThompsonSampling.seeded(1);

  @Test
  void each_user_is_judged_by_models_of_the_users_of_other_folds(TestPipeline pipeline) {
    List<TrainingRow> rows = SomeRows.of(5, 90, 2, 7);
    TrainingRow outOfWindow =
        withUser(SomeRows.row(2, "old", new double[] {1}, 0, 0), rows.get(0).userId());
    List<TrainingRow> all = new ArrayList<>(rows);
    all.add(outOfWindow);
    List<KV<Integer, StrategyModel>> expected = outOfFold(rows, 2, 7);
    List<ModelPolicy> policies = new ArrayList<>();
    List<ModelPolicy> evenChoices = new ArrayList<>();
    for (int fold = 0; fold < FOLDS.count(); fold++) {
      int without = fold;
      List<StrategyModel> others =
          expected.stream().filter(each -> each.getKey() == without).map(KV::getValue).toList();
      policies.add(ModelPolicy.of(others, RULE));
      evenChoices.add(ModelPolicy.of(others, EpsilonGreedy.exploring(1, 0)));
    }
    var input = pipeline.apply("Rows", Create.of(all));

    FittedStrategies fitted =
        input.apply("Fit strategies", FitStrategies.under(SomeRows.TERMS).crossFitted(FOLDS));
    var choices = input.apply("Replay", ReplayOutOfFold.of(fitted, FOLDS, RULE, SomeRows.TERMS));

    PAssert.that(fitted.models()).containsInAnyOrder(model(rows, 2), model(rows, 7));
    PAssert.that(fitted.outOfFold()).containsInAnyOrder(expected);
    PAssert.that(choices)
        .containsInAnyOrder(
            rows.stream()
                .map(
                    row ->
                        PolicyOnRewards.choice(
                            row, policies.get(FOLDS.of(row)), evenChoices.get(FOLDS.of(row)), ""))
                .toList());
    pipeline.run();
  }

  @Test
  void what_nothing_can_be_learned_without_counts_as_without_a_propensity() {
    List<TrainingRow> rows =
        SomeRows.of(5, 40, 2).stream().map(row -> withUser(row, "usr_1")).toList();

    CrossFittedPolicy policy = CrossFittedPolicy.of(FOLDS, outOfFold(rows, 2), RULE);

    assertThat(outOfFold(rows, 2)).hasSize(4);
    assertThat(rows).allMatch(row -> !policy.choice(row).hasPropensity());
    assertThat(policy.choice(withUser(rows.get(0), "usr_4")).hasPropensity()).isTrue();
  }

  @Test
  void a_propensity_that_no_probability_can_be_counts_as_none() {
    List<TrainingRow> rows = SomeRows.of(5, 90, 2, 7);
    CrossFittedPolicy policy = CrossFittedPolicy.of(FOLDS, outOfFold(rows, 2, 7), RULE);

    for (double propensity : new double[] {0, -0.1, 1.5, 1e-30}) {
      assertThat(policy.choice(withPropensity(rows.get(0), propensity)).hasPropensity()).isFalse();
    }
    assertThat(policy.choice(withPropensity(rows.get(0), 1)).weight()).isPositive();
  }

  @Test
  void of_many_users_some_are_enough_and_these_with_all_of_their_rows() {
    List<TrainingRow> rows = new ArrayList<>();
    for (TrainingRow row : SomeRows.of(5, 2000, 2, 7)) {
      rows.add(withUser(row, "usr_" + rows.size() / 8));
    }
    UserSample all = UserSample.of(4000, rows.size());
    UserSample some = UserSample.of(1000, rows.size());

    assertThat(rows).allMatch(all::has);
    List<TrainingRow> drawn = rows.stream().filter(some::has).toList();
    assertThat(drawn.size()).isBetween(800, 1200);
    assertThat(drawn.stream().collect(Collectors.groupingBy(TrainingRow::userId)).values())
        .allMatch(ofUser -> ofUser.size() == 8);
    // In each fold as many.
    assertThat(drawn.stream().filter(row -> FOLDS.of(row) == 0).count())
        .isBetween(drawn.size() / 7L, drawn.size() / 3L);
  }

  @Test
  void what_is_not_drawn_is_counted_and_no_choice(TestPipeline pipeline) {
    List<TrainingRow> rows = new ArrayList<>();
    for (TrainingRow row : SomeRows.of(5, 60, 2)) {
      rows.add(withUser(row, "usr_" + rows.size()));
    }
    var input = pipeline.apply("Rows", Create.of(rows));
    FittedStrategies fitted =
        input.apply("Fit strategies", FitStrategies.under(SomeRows.TERMS).crossFitted(FOLDS));
    var choices =
        input.apply("Replay", ReplayOutOfFold.of(fitted, FOLDS, RULE, SomeRows.TERMS).ofAtMost(20));

    UserSample drawn = UserSample.of(20, rows.size());
    PAssert.that(
            choices.apply(
                "Users", MapElements.into(TypeDescriptors.strings()).via(LoggedChoice::userId)))
        .containsInAnyOrder(rows.stream().filter(drawn::has).map(TrainingRow::userId).toList());
    pipeline.run();
  }

  @Test
  void noise_that_was_learned_is_no_merit() {
    int[] strategies = {1, 2, 3};
    double flattered = 0;
    double judged = 0;
    int seeds = 6;
    for (long seed = 1; seed <= seeds; seed++) {
      List<TrainingRow> rows = noise(seed, strategies);
      ModelPolicy fittedToAll =
          ModelPolicy.of(
              IntStream.of(strategies).mapToObj(each -> model(rows, each)).toList(),
              GreedyChoice.create());
      CrossFittedPolicy honest =
          CrossFittedPolicy.of(FOLDS, outOfFold(rows, strategies), GreedyChoice.create());
      flattered += ipw(rows, row -> PolicyOnRewards.choice(row, fittedToAll, "")) / seeds;
      judged += ipw(rows, honest::choice) / seeds;
    }

    // Any policy is worth 30 here, and the mean of six such judgements is off by some 3.
    assertThat(judged).isBetween(24.0, 36.0);
    assertThat(flattered).isGreaterThan(judged + 6);
  }

  /** Rewards of which contexts say nothing. */
  private static List<TrainingRow> noise(long seed, int... strategies) {
    Random random = new Random(seed);
    List<TrainingRow> rows = new ArrayList<>();
    for (TrainingRow row : SomeRows.of(9, 40, strategies)) {
      double[] context = row.context().toArray();
      long reward = Math.round(1e6 * (30 + 30 * random.nextGaussian()));
      rows.add(
          SomeRows.with(
              SomeRows.row(row.strategyId(), row.exposureId(), context, reward, 0),
              "usr_" + rows.size(),
              1.0 / strategies.length));
    }
    return rows;
  }

  @Test
  void folds_are_about_as_large_and_hold_users_together() {
    Integer[] users = {0, 0, 0, 0, 0};
    TrainingRow row = SomeRows.of(1, 1, 2).get(0);
    for (int user = 0; user < 5000; user++) {
      users[FOLDS.of(withUser(row, "usr_" + user))]++;
    }

    // Four standard errors of a fifth of 5,000 are 113.
    assertThat(users).allSatisfy(count -> assertThat(count).isBetween(880, 1120));
    assertThat(FOLDS.of(withUser(row, ""))).isZero();
    assertThat(UserFolds.ONE.of(row)).isZero();
  }

  @Test
  void the_folds_together_are_what_one_sum_is() throws Exception {
    List<TrainingRow> rows = SomeRows.of(5, 90, 2);
    StrategySums sums = new StrategySums(SomeRows.TERMS, FOLDS);
    rows.forEach(sums::add);
    FoldedStatistics folded = sums.folded().values().iterator().next();

    assertThat(folded.whole()).isEqualTo(SomeRows.sums(rows, 2));
    CoderProperties.coderDecodeEncodeEqual(FoldedStatisticsCoder.of(), folded);
  }

  private interface Judging {
    LoggedChoice choice(TrainingRow row);
  }

  private static double ipw(List<TrainingRow> rows, Judging judging) {
    return rows.stream()
        .map(judging::choice)
        .mapToDouble(choice -> choice.weight() * choice.reward())
        .average()
        .orElseThrow();
  }

  private static StrategyModel model(List<TrainingRow> rows, int strategy) {
    return StrategyFit.under(SomeRows.TERMS)
        .model(strategy, SomeRows.sums(rows, strategy))
        .orElseThrow();
  }

  /** By leaving out rows, and not by taking sums away. */
  private static List<KV<Integer, StrategyModel>> outOfFold(
      List<TrainingRow> rows, int... strategies) {
    List<KV<Integer, StrategyModel>> models = new ArrayList<>();
    for (int strategy : strategies) {
      for (int fold = 0; fold < FOLDS.count(); fold++) {
        int without = fold;
        List<TrainingRow> others = rows.stream().filter(row -> FOLDS.of(row) != without).toList();
        StrategyFit.under(SomeRows.TERMS.withMinRows(1))
            .model(strategy, SomeRows.sums(others, strategy))
            .ifPresent(model -> models.add(KV.of(without, model)));
      }
    }
    return models;
  }

  private static TrainingRow withUser(TrainingRow row, String userId) {
    return SomeRows.with(row, userId, row.propensity());
  }

  private static TrainingRow withPropensity(TrainingRow row, double propensity) {
    return SomeRows.with(row, row.userId(), propensity);
  }
}
