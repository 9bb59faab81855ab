package org.afterward.coders;

import java.util.List;

/**
 * What a folder of models holds, and what it was made of. It is written when all models are there.
 *
 * @param source what the models were learned from
 * @param trained what there is a model of, in the order of the strategies
 * @param refused what there is none of, and why
 * @param leftOut how many rows were not learned from, by the reason
 * @param gate what was said of the models before they were written
 * @param codeVersion of the program that made them
 * @param modelsSha256 of the file of the models: another one is not theirs
 */
public record ModelManifest(
    StrategyModel.Source source,
    List<Trained> trained,
    List<RefusedFit> refused,
    List<LeftOut> leftOut,
    Gate gate,
    String codeVersion,
    String modelsSha256) {

  public ModelManifest {
    trained = List.copyOf(trained);
    refused = List.copyOf(refused);
    leftOut = List.copyOf(leftOut);
  }

  /** A strategy that has a model. */
  public record Trained(int strategyId, long rows, double meanReward) {}

  /** Rows that were not learned from. */
  public record LeftOut(String reason, long rows) {}

  /**
   * What judged the models.
   *
   * @param verdict {@code passed}, {@code blocked}, or {@code not_judged}
   * @param forced whether they were written although they were blocked
   */
  public record Gate(String verdict, List<String> reasons, boolean forced) {

    public static final Gate NOT_JUDGED = new Gate("not_judged", List.of(), false);

    public Gate {
      reasons = List.copyOf(reasons);
    }
  }
}
