package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModel.Clustered;
import org.afterward.coders.TrainingRow;
import org.junit.jupiter.api.Test;

class ClusteredErrorsTest {

  private static final int USERS = 60;
  private static final int ROWS_OF_A_USER = 8;
  private static final double EFFECT = 5;

  @Test
  void intervals_that_know_of_users_hold_where_others_do_not() {
    int seeds = 100;
    int naive = 0;
    int clustered = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      List<List<TrainingRow>> users = users(seed, 6);
      StrategyModel model = fit(users);
      double error = Math.abs(model.posterior().coefficients().get(0) - EFFECT);
      double sd = sdOfFirstCoefficient(model);
      naive += error <= 1.96 * sd ? 1 : 0;
      clustered += error <= 1.96 * sd * errors(model, users).ratios().get(1) ? 1 : 0;
    }

    // A user's rows share their context and half of their noise.
    assertThat(naive / (double) seeds).isLessThan(0.8);
    assertThat(clustered / (double) seeds).isBetween(0.90, 0.99);
  }

  @Test
  void where_rows_are_independent_the_errors_are_about_the_same() {
    List<List<TrainingRow>> users = users(3, 0);
    StrategyModel model = fit(users);

    Clustered clustered = errors(model, users);

    assertThat(clustered.users()).isEqualTo(USERS);
    assertThat(clustered.ratios().get(1)).isBetween(0.7, 1.4);
    // The positions that never change have no error that could grow: the prior's stays.
    assertThat(clustered.ratios()).hasSize(28).doesNotContainNull();
  }

  @Test
  void the_order_of_users_and_rows_changes_nothing() {
    List<List<TrainingRow>> users = users(4, 6);
    StrategyModel model = fit(users);
    List<List<TrainingRow>> shuffled = new ArrayList<>();
    users.forEach(rows -> shuffled.add(new ArrayList<>(rows)));
    Collections.shuffle(shuffled, new Random(5));
    shuffled.forEach(rows -> Collections.shuffle(rows, new Random(6)));

    assertThat(errors(model, shuffled)).isEqualTo(errors(model, users));
  }

  @Test
  void of_one_user_nothing_is_known() {
    List<List<TrainingRow>> users = users(4, 6);

    assertThat(errors(fit(users), users.subList(0, 1))).isEqualTo(Clustered.UNKNOWN);
  }

  /** Users with a context that hardly changes, and a liking of their own. */
  private static List<List<TrainingRow>> users(long seed, double liking) {
    Random random = new Random(seed);
    List<List<TrainingRow>> users = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      double usual = random.nextGaussian();
      double own = liking * random.nextGaussian();
      List<TrainingRow> rows = new ArrayList<>();
      for (int i = 0; i < ROWS_OF_A_USER; i++) {
        double[] context = new double[27];
        context[0] = usual + 0.1 * random.nextGaussian();
        double reward = 30 + EFFECT * context[0] + own + 6 * random.nextGaussian();
        rows.add(SomeRows.row(2, "exp_" + user + "_" + i, context, Math.round(1e6 * reward), 0));
      }
      users.add(rows);
    }
    return users;
  }

  private static StrategyModel fit(List<List<TrainingRow>> users) {
    List<TrainingRow> rows = users.stream().flatMap(List::stream).toList();
    return StrategyFit.under(SomeRows.TERMS).model(2, SomeRows.sums(rows, 2)).orElseThrow();
  }

  private static Clustered errors(StrategyModel model, List<List<TrainingRow>> users) {
    ClusteredErrors errors = ClusteredErrors.of(model);
    PushProducts.Builder products = new PushProducts.Builder(28);
    for (List<TrainingRow> rows : users) {
      UserPushes pushes = new UserPushes();
      rows.forEach(row -> pushes.add(2, "any", errors.push(row, 1)));
      pushes.forEach((strategyId, push) -> products.add(push));
    }
    return errors.clustered(products.build());
  }

  private static double sdOfFirstCoefficient(StrategyModel model) {
    List<Double> factor = model.posterior().covarianceFactor();
    return Math.hypot(factor.get(1), factor.get(2));
  }
}
