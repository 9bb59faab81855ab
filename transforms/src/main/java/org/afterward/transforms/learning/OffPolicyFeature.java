package org.afterward.transforms.learning;

import org.afterward.coders.LoggedChoice;

/**
 * What is added up of each choice. Every estimator is made of ratios of such sums, and its error of
 * sums of their products.
 */
enum OffPolicyFeature {
  ONE(0),
  REWARD(1),
  WEIGHT(2),
  WEIGHTED_REWARD(3),
  CLIPPED_REWARD(4),

  /** What the model expects of the policy; 0 where there is no model. */
  MODEL_VALUE(5),

  /** What the model was wrong by, weighted; 0 where there is no model. */
  CORRECTION(6),

  /** The correction where the weight is believed, else 0. */
  SWITCHED_CORRECTION(7);

  static final int COUNT = values().length;

  private final int place;

  OffPolicyFeature(int place) {
    this.place = place;
  }

  /** Where it stands among the features of a choice. */
  int place() {
    return place;
  }

  /** All of them of one choice, in their order. */
  static double[] of(LoggedChoice choice, OffPolicySettings settings) {
    double weight = choice.weight();
    double correction = choice.hasModel() ? weight * (choice.reward() - choice.qAction()) : 0;
    double[] features = new double[COUNT];
    features[ONE.place()] = 1;
    features[REWARD.place()] = choice.reward();
    features[WEIGHT.place()] = weight;
    features[WEIGHTED_REWARD.place()] = weight * choice.reward();
    features[CLIPPED_REWARD.place()] = Math.min(weight, settings.clip()) * choice.reward();
    features[MODEL_VALUE.place()] = choice.hasModelValue() ? choice.vTarget() : 0;
    features[CORRECTION.place()] = correction;
    features[SWITCHED_CORRECTION.place()] = weight <= settings.switchAt() ? correction : 0;
    return features;
  }
}
