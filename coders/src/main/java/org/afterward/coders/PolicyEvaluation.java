package org.afterward.coders;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy that never ran, judged by choices that another one made.
 *
 * @param segments the same for each segment that choices name, in the order of their names
 */
public record PolicyEvaluation(
    Terms terms, EvaluatedChoices overall, SortedMap<String, EvaluatedChoices> segments) {

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

  public PolicyEvaluation {
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
  }

  public static PolicyEvaluation of(
      Terms terms, EvaluatedChoices overall, Map<String, EvaluatedChoices> segments) {
    return new PolicyEvaluation(terms, overall, new TreeMap<>(segments));
  }
}
