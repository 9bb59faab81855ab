package org.afterward.coders;

/**
 * One choice as it was logged, with what came of it and how likely another policy would have made
 * the same: what a policy is judged by that never ran.
 *
 * @param reward what the choice was worth
 * @param propensity the probability with which it was chosen then, or {@code NaN}
 * @param targetProbability the probability with which the policy in question chooses it
 * @param qAction what a model of rewards expected of this choice in this context, or {@code NaN}
 * @param vTarget what the model expects in this context of the policy in question, or {@code NaN}
 * @param userId whose it was, or empty: choices of one user are not independent
 * @param segment a part of the users or contexts that is judged by itself too, or empty
 * @param baselineProbability the probability with which another policy chooses it, that the one in
 *     question is compared with; or {@code NaN}
 * @param vBaseline what the model expects in this context of that other policy, or {@code NaN}
 */
public record LoggedChoice(
    double reward,
    double propensity,
    double targetProbability,
    double qAction,
    double vTarget,
    String userId,
    String segment,
    double baselineProbability,
    double vBaseline) {

  /** A choice by which one policy is judged, and compared with none but that which chose. */
  public LoggedChoice(
      double reward,
      double propensity,
      double targetProbability,
      double qAction,
      double vTarget,
      String userId,
      String segment) {
    this(
        reward,
        propensity,
        targetProbability,
        qAction,
        vTarget,
        userId,
        segment,
        Double.NaN,
        Double.NaN);
  }

  /** The same, by which the policy in question is compared with another one too. */
  public LoggedChoice withBaseline(double probability, double value) {
    return new LoggedChoice(
        reward,
        propensity,
        targetProbability,
        qAction,
        vTarget,
        userId,
        segment,
        probability,
        value);
  }

  /** Without a propensity nothing can be learnt from it about another policy. */
  public boolean hasPropensity() {
    return !Double.isNaN(propensity);
  }

  /** How many choices of the policy in question it stands for. */
  public double weight() {
    return targetProbability / propensity;
  }

  /** Whether another policy is known that the one in question is compared with. */
  public boolean hasBaseline() {
    return !Double.isNaN(baselineProbability);
  }

  /** How many choices of that other policy it stands for. */
  public double baselineWeight() {
    return baselineProbability / propensity;
  }

  /** Whether it is known what a model expects of that other policy. */
  public boolean hasBaselineValue() {
    return hasBaseline() && !Double.isNaN(vBaseline);
  }

  /** Whether it is known beside that what the model expected of this very choice. */
  public boolean hasBaselineModel() {
    return hasBaselineValue() && !Double.isNaN(qAction);
  }

  /** Whether it is known what a model expects of the policy in question. */
  public boolean hasModelValue() {
    return !Double.isNaN(vTarget);
  }

  /** Whether it is known beside that what the model expected of this very choice. */
  public boolean hasModel() {
    return hasModelValue() && !Double.isNaN(qAction);
  }
}
