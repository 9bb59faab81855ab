package org.afterward.coders;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.afterward.coders.ModelManifest.LeftOut;

/**
 * A policy that never ran, judged by choices that another one made.
 *
 * @param judged what was judged, as far as it is known
 * @param segments the same for each segment that choices name, in the order of their names
 */
public record PolicyEvaluation(
    Terms terms,
    Judged judged,
    EvaluatedChoices overall,
    SortedMap<String, EvaluatedChoices> segments) {

  /**
   * By which settings.
   *
   * @param clip the largest weight that {@code clipped_ipw} knows
   * @param switchAt the largest weight that {@code switch_dr} believes
   * @param confidence of the intervals, such as 0.95
   * @param replicates of the bootstrap
   * @param seed of the bootstrap
   */
  public record Terms(double clip, double switchAt, double confidence, int replicates, long seed) {}

  /**
   * What was judged, by which choices.
   *
   * @param policy by what name choices of it say how they were made; empty where nobody said
   * @param baseline the same of the policy that it is compared with; empty where there is none
   * @param leftOut how many rows it was not judged by, by the reason
   */
  public record Judged(String policy, String baseline, List<LeftOut> leftOut) {

    /** Where nobody said. */
    public static final Judged UNKNOWN = new Judged("", "", List.of());

    public Judged {
      leftOut = List.copyOf(leftOut);
    }
  }

  public PolicyEvaluation {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
  }

  public static PolicyEvaluation of(
      Terms terms, EvaluatedChoices overall, Map<String, EvaluatedChoices> segments) {
    return new PolicyEvaluation(terms, Judged.UNKNOWN, overall, new TreeMap<>(segments));
  }

  /** The same, with what it is of and with further reasons not to believe it. */
  public PolicyEvaluation about(Judged what, List<String> warnings) {
    return new PolicyEvaluation(terms, what, overall.withWarnings(warnings), segments);
  }
}
