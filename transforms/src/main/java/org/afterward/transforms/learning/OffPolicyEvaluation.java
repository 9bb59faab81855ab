package org.afterward.transforms.learning;

import java.util.Map;
import java.util.TreeMap;
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
    Map<String, Map<String, OffPolicyPiece>> pieces = new TreeMap<>();
    for (LoggedChoice choice : choices) {
      OffPolicyContract.require(choice);
      tallies.add(choice);
      if (choice.hasPropensity()) {
        double[] features = OffPolicyFeature.of(choice, settings);
        for (String group : OffPolicyPiece.groups(choice)) {
          pieces
              .computeIfAbsent(group, name -> new TreeMap<>())
              .computeIfAbsent(OffPolicyPiece.name(choice), name -> new OffPolicyPiece())
              .add(features);
        }
      }
    }
    pieces.forEach(
        (group, named) -> named.forEach((name, piece) -> tallies.add(group, name, piece)));
    return tallies.evaluation();
  }
}
