package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;

/**
 * What some logged choices say of a policy: all of them, or those of a segment.
 *
 * @param estimates by each estimator that has an answer, in their fixed order
 * @param logged what the choices themselves were worth, by the same means
 * @param baseline what a policy is worth that the one in question is compared with, by each
 *     estimator that has an answer; empty where there is none
 * @param warnings why not to believe it, one sentence each
 */
public record EvaluatedChoices(
    List<PolicyEstimate> estimates,
    PolicyEstimate logged,
    List<PolicyEstimate> baseline,
    WeightDiagnostics diagnostics,
    List<String> warnings) {

  public EvaluatedChoices {
    estimates = List.copyOf(estimates);
    baseline = List.copyOf(baseline);
    warnings = List.copyOf(warnings);
  }

  /** The same with further reasons not to believe it. */
  public EvaluatedChoices withWarnings(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new EvaluatedChoices(estimates, logged, baseline, diagnostics, all);
  }
}
