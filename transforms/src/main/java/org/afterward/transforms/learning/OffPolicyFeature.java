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
  SWITCHED_CORRECTION(7),

  /** The same of the policy that the one in question is compared with; 0 where there is none. */
  BASELINE_WEIGHT(8),
  BASELINE_WEIGHTED_REWARD(9),
  BASELINE_CLIPPED_REWARD(10),
  BASELINE_MODEL_VALUE(11),
  BASELINE_CORRECTION(12),
  BASELINE_SWITCHED_CORRECTION(13);

  static final int COUNT = values().length;

  /** How many there are of a choice that is compared with none. */
  static final int WITHOUT_BASELINE = SWITCHED_CORRECTION.place + 1;

  private final int place;

  OffPolicyFeature(int place) {
    this.place = place;
  }

  /** Where it stands among the features of a choice. */
  int place() {
    return place;
  }

  /** The one that is of the baseline what this is of the policy. */
  OffPolicyFeature ofBaseline() {
    return this == ONE || this == REWARD
        ? this
        : values()[place + BASELINE_WEIGHT.place - WEIGHT.place];
  }

  /** Those of one choice, in their order: all, or all but those of a baseline that it lacks. */
  static double[] of(LoggedChoice choice, OffPolicySettings settings) {
    double[] features = new double[choice.hasBaseline() ? COUNT : WITHOUT_BASELINE];
    features[ONE.place] = 1;
    features[REWARD.place] = choice.reward();
    addPolicy(
        features,
        WEIGHT.place,
        choice.weight(),
        choice,
        choice.hasModelValue() ? choice.vTarget() : 0,
        choice.hasModel(),
        settings);
    if (choice.hasBaseline()) {
      addPolicy(
          features,
          BASELINE_WEIGHT.place,
          choice.baselineWeight(),
          choice,
          choice.hasBaselineValue() ? choice.vBaseline() : 0,
          choice.hasBaselineModel(),
          settings);
    }
    return features;
  }

  private static void addPolicy(
      double[] features,
      int from,
      double weight,
      LoggedChoice choice,
      double modelValue,
      boolean hasModel,
      OffPolicySettings settings) {
    double correction = hasModel ? weight * (choice.reward() - choice.qAction()) : 0;
    features[from] = weight;
    features[from + 1] = weight * choice.reward();
    features[from + 2] = Math.min(weight, settings.clip()) * choice.reward();
    features[from + 3] = modelValue;
    features[from + 4] = correction;
    features[from + 5] = weight <= settings.switchAt() ? correction : 0;
  }
}
