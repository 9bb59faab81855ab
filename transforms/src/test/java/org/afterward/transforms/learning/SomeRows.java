package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.TrainingRow;

/** Rows of layout 1, from a seed. */
final class SomeRows {

  static final String POLICY = "default@1f2e3d4c5b6a";
  static final long FROM = 1_704_067_200_000L;
  static final long UNTIL = FROM + 30 * 86_400_000L;

  static final TrainingTerms TERMS =
      TrainingTerms.of(ContextLayout.standard(), POLICY, CreditPolicy.FULL, FROM, UNTIL);

  private SomeRows() {}

  /** So many of each of some strategies, with twenty rows a user. */
  static List<TrainingRow> of(long seed, int each, int... strategies) {
    Random random = new Random(seed);
    List<TrainingRow> rows = new ArrayList<>();
    for (int strategy : strategies) {
      for (int i = 0; i < each; i++) {
        double[] context = new double[ContextLayout.standard().length()];
        for (int j = 0; j < context.length; j++) {
          context[j] = j % 3 == 0 ? random.nextInt(40) : random.nextDouble();
        }
        rows.add(
            row(
                strategy,
                "exp_" + strategy + "_" + i,
                context,
                Math.round(1e6 * (30 + strategy * context[1] + 4 * random.nextGaussian())),
                0));
      }
    }
    return rows;
  }

  static TrainingRow row(
      int strategy, String exposure, double[] context, long rewardMicros, int revision) {
    return new TrainingRow(
        strategy,
        exposure,
        "usr_" + exposure.hashCode() % 20,
        FROM + Math.floorMod(exposure.hashCode(), 86_400_000),
        0.2,
        ContextVector.of(ContextVector.LAYOUT_1, context),
        rewardMicros,
        revision,
        POLICY,
        CreditPolicy.FULL);
  }

  static TrainingRow with(TrainingRow row, String userId, double propensity) {
    return new TrainingRow(
        row.strategyId(),
        row.exposureId(),
        userId,
        row.at(),
        propensity,
        row.context(),
        row.rewardMicros(),
        row.revision(),
        row.policy(),
        row.attribution());
  }

  static SufficientStatistics sums(List<TrainingRow> rows, int strategy) {
    StrategySums sums = new StrategySums(TERMS);
    rows.forEach(sums::add);
    return sums.statistics().getOrDefault(strategy, SufficientStatistics.none(27));
  }
}
