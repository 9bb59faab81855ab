package org.afterward.coders;

import java.util.List;

/**
 * What some logged choices say of a policy: all of them, or those of a segment.
 *
 * @param estimates by each estimator that has an answer, in their fixed order
 * @param logged what the choices themselves were worth, by the same means
 * @param warnings why not to believe it, one sentence each
 */
public record EvaluatedChoices(
    List<PolicyEstimate> estimates,
    PolicyEstimate logged,
    WeightDiagnostics diagnostics,
    List<String> warnings) {

  public EvaluatedChoices {
    estimates = List.copyOf(estimates);
    warnings = List.copyOf(warnings);
  }
}
