package org.afterward.transforms.learning;

import java.io.Serializable;
import org.afterward.coders.PolicyEvaluation;

/**
 * How a policy is judged by choices that another one made. Immutable.
 *
 * @param clip the largest weight that {@code clipped_ipw} knows; larger ones count as this
 * @param switchAt the largest weight that {@code switch_dr} believes; beyond it the model is asked
 * @param confidence of the intervals
 * @param replicates of the bootstrap; 0 for none
 * @param seed of the bootstrap: the same seed gives the same intervals
 */
public record OffPolicySettings(
    double clip, double switchAt, double confidence, int replicates, long seed)
    implements Serializable {

  private static final int MOST_REPLICATES = 10_000;

  public OffPolicySettings {
    require(clip > 0 && Double.isFinite(clip), "clip", clip, "more than 0");
    require(switchAt > 0 && Double.isFinite(switchAt), "switchAt", switchAt, "more than 0");
    require(confidence > 0 && confidence < 1, "confidence", confidence, "between 0 and 1");
    require(
        replicates >= 0 && replicates <= MOST_REPLICATES,
        "replicates",
        replicates,
        "from 0 to " + MOST_REPLICATES);
  }

  private static void require(boolean right, String name, double value, String wanted) {
    if (!right) {
      throw new IllegalArgumentException(name + " is " + value + "; right would be " + wanted);
    }
  }

  /** Weights up to 10, intervals of 95 %, 200 replicates. */
  public static OffPolicySettings standard() {
    return new OffPolicySettings(10, 10, 0.95, 200, 1);
  }

  public OffPolicySettings withClip(double weight) {
    return new OffPolicySettings(weight, switchAt, confidence, replicates, seed);
  }

  public OffPolicySettings withSwitchAt(double weight) {
    return new OffPolicySettings(clip, weight, confidence, replicates, seed);
  }

  public OffPolicySettings withConfidence(double share) {
    return new OffPolicySettings(clip, switchAt, share, replicates, seed);
  }

  public OffPolicySettings withReplicates(int count) {
    return new OffPolicySettings(clip, switchAt, confidence, count, seed);
  }

  public OffPolicySettings withSeed(long number) {
    return new OffPolicySettings(clip, switchAt, confidence, replicates, number);
  }

  /** The same, as an evaluation carries them. */
  PolicyEvaluation.Terms terms() {
    return new PolicyEvaluation.Terms(clip, switchAt, confidence, replicates, seed);
  }
}
