package org.afterward.transforms.learning;

import static org.afterward.transforms.learning.OffPolicyFeature.CLIPPED_REWARD;
import static org.afterward.transforms.learning.OffPolicyFeature.CORRECTION;
import static org.afterward.transforms.learning.OffPolicyFeature.MODEL_VALUE;
import static org.afterward.transforms.learning.OffPolicyFeature.ONE;
import static org.afterward.transforms.learning.OffPolicyFeature.REWARD;
import static org.afterward.transforms.learning.OffPolicyFeature.SWITCHED_CORRECTION;
import static org.afterward.transforms.learning.OffPolicyFeature.WEIGHT;
import static org.afterward.transforms.learning.OffPolicyFeature.WEIGHTED_REWARD;

import java.util.List;
import org.afterward.coders.LoggedChoice;
import org.afterward.transforms.learning.OffPolicyRatios.Ratio;

/**
 * The ways to estimate what a policy is worth from choices that it did not make. With weight w =
 * target probability / propensity, reward r, and a model that expects q of the choice and v of the
 * policy:
 */
public enum OffPolicyEstimator {
  /** The mean of w r: right on average where propensities are right, and as wild as the weights. */
  IPW("ipw", Needs.NOTHING, new Ratio(ONE, WEIGHTED_REWARD)),

  /** The mean of min(w, clip) r: calmer, but off by what is clipped. */
  CLIPPED_IPW("clipped_ipw", Needs.NOTHING, new Ratio(ONE, CLIPPED_REWARD)),

  /** The sum of w r by the sum of w: within the rewards, and off by an order of 1/n. */
  SNIPW("snipw", Needs.NOTHING, new Ratio(WEIGHT, WEIGHTED_REWARD)),

  /** The mean of v: calm, and as wrong as the model. */
  DM("dm", Needs.MODEL_VALUE, new Ratio(ONE, MODEL_VALUE)),

  /** The mean of v + w (r - q): right where either the propensities or the model are. */
  DR("dr", Needs.MODEL, new Ratio(ONE, MODEL_VALUE, CORRECTION)),

  /** The mean of v, and the sum of w (r - q) by the sum of w. */
  SNDR("sndr", Needs.MODEL, new Ratio(ONE, MODEL_VALUE), new Ratio(WEIGHT, CORRECTION)),

  /** As {@link #DR}, but for choices whose weight is too large the model alone. */
  SWITCH_DR("switch_dr", Needs.MODEL, new Ratio(ONE, MODEL_VALUE, SWITCHED_CORRECTION));

  /** The mean of r: what the policy was worth that made the choices. */
  static final OffPolicyRatios LOGGED = new OffPolicyRatios(List.of(new Ratio(ONE, REWARD)));

  static final String LOGGED_NAME = "logged";

  /** What choices must carry, all of them: of the policy itself, and of a baseline. */
  enum Needs {
    NOTHING(0, ""),
    MODEL_VALUE(1, "v_target"),
    MODEL(2, "q_action and v_target"),
    BASELINE(3, "baseline_probability"),
    BASELINE_VALUE(4, "v_baseline"),
    BASELINE_MODEL(5, "q_action and v_baseline");

    private final int place;
    private final String columns;

    Needs(int place, String columns) {
      this.place = place;
      this.columns = columns;
    }

    /** Where choices that have it are counted. */
    int place() {
      return place;
    }

    String columns() {
      return columns;
    }

    boolean of(LoggedChoice choice) {
      return switch (this) {
        case NOTHING -> true;
        case MODEL_VALUE -> choice.hasModelValue();
        case MODEL -> choice.hasModel();
        case BASELINE -> choice.hasBaseline();
        case BASELINE_VALUE -> choice.hasBaselineValue();
        case BASELINE_MODEL -> choice.hasBaselineModel();
      };
    }

    private Needs ofBaseline() {
      return switch (this) {
        case NOTHING, BASELINE -> BASELINE;
        case MODEL_VALUE, BASELINE_VALUE -> BASELINE_VALUE;
        case MODEL, BASELINE_MODEL -> BASELINE_MODEL;
      };
    }
  }

  private final String wireName;
  private final Needs needs;

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable: a record of lists that are copies.
  private final OffPolicyRatios ratios;

  OffPolicyEstimator(String wireName, Needs needs, Ratio... ratios) {
    this.wireName = wireName;
    this.needs = needs;
    this.ratios = new OffPolicyRatios(List.of(ratios));
  }

  /** Its name in files. */
  public String wireName() {
    return wireName;
  }

  Needs needs() {
    return needs;
  }

  OffPolicyRatios ratios() {
    return ratios;
  }

  /** What it needs to say the same of a baseline. */
  Needs needsOfBaseline() {
    return needs.ofBaseline();
  }

  /** The same of a baseline. */
  OffPolicyRatios ratiosOfBaseline() {
    return ratios.ofBaseline();
  }
}
