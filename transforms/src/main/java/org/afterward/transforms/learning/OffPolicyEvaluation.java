package org.afterward.transforms.learning;

import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEvaluation;

/**
 * Judges a policy by choices that are all at hand; {@link EvaluatePolicy} does it with any number.
 */
public final class OffPolicyEvaluation {

  private OffPolicyEvaluation() {}

  /**
   * What the choices say, in whatever order they are.
   *
   * @throws IllegalArgumentException if one breaks the {@link OffPolicyContract}
   */
  public static PolicyEvaluation of(Iterable<LoggedChoice> choices, OffPolicySettings settings) {
    OffPolicyTallies tallies = new OffPolicyTallies(settings);
    OffPolicyPieces pieces = new OffPolicyPieces();
    for (LoggedChoice choice : choices) {
      OffPolicyContract.require(choice);
      tallies.add(choice);
      pieces.add(choice, settings);
    }
    pieces.tallyInto(tallies);
    return tallies.evaluation();
  }
}
