package org.afterward.coders;

import java.util.List;

/** The samples of what is learned; see {@link Samples}. */
final class LearningSamples {

  static final TrainingRow ROW =
      new TrainingRow(
          2,
          "exp_20240115_123456",
          "usr_123",
          1_705_347_000_011L,
          0.41,
          ContextVector.of("ours", 0.75, -0.0, 1.0 / 3),
          -3_500_000,
          1,
          "default@1f2e3d4c5b6a",
          CreditPolicy.LAST);

  static final StrategyModel MODEL =
      new StrategyModel(
          2,
          new StrategyModel.Source(
              "ours@0123456789ab",
              List.of("매력", "engagement"),
              "default@1f2e3d4c5b6a",
              CreditPolicy.LINEAR,
              1_704_067_200_000L,
              1_706_659_200_000L),
          new StrategyModel.Posterior(
              31.5, List.of(1.0 / 3, -2.0), List.of(0.5, 0.25, -0.125, 4.0, 5.0, 6.0), 1.5),
          new StrategyModel.Evidence(450, 449.5, 28.5, 125.5, 446.25, 0.21, 57.25),
          List.of(
              new StrategyModel.Warning("constant_position", "engagement", "항상 0"),
              new StrategyModel.Warning("few_rows", "", "450")),
          new StrategyModel.Clustered(95, 1.375, List.of(1.0, 1.25, 1.5)));

  static final StrategyModel MODEL_OF_ONE_ROW =
      new StrategyModel(
          -1,
          new StrategyModel.Source("a@b", List.of(), "", CreditPolicy.FULL, 0, 1),
          new StrategyModel.Posterior(7, List.of(), List.of(0.0), 0),
          new StrategyModel.Evidence(1, 1, 7, 0, 0, Double.NaN, 1),
          List.of(),
          StrategyModel.Clustered.UNKNOWN);

  static final RefusedFit REFUSED = new RefusedFit(7, 12, "12 rows are fewer than 30");

  static final StrategyChoice CHOICE =
      new StrategyChoice("req_1", ContextVector.of("ours", 0.75, 15), 4, 0.41, 31.9, "thompson");

  static final ModelManifest MANIFEST =
      new ModelManifest(
          MODEL.source(),
          List.of(new ModelManifest.Trained(2, 450, 28.5)),
          List.of(REFUSED),
          List.of(new ModelManifest.LeftOut("other_layout", 3)),
          new ModelManifest.Gate("blocked", List.of("균형", "weights"), true),
          "0.1.0",
          StrategyModels.sha256(StrategyModelJson.write(MODEL) + "\n"));

  private LearningSamples() {}
}
