package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEstimate;
import org.afterward.coders.PolicyImprovement;

/**
 * The estimators as the textbooks have them, in two passes over lists: first the value, then how
 * far each choice is from it.
 */
final class NaiveEvaluation {

  private final List<LoggedChoice> choices;
  private final OffPolicySettings settings;
  private final double n;
  private final double meanWeight;

  NaiveEvaluation(List<LoggedChoice> all, OffPolicySettings settings) {
    this.settings = settings;
    choices = all.stream().filter(LoggedChoice::hasPropensity).toList();
    n = choices.size();
    meanWeight = mean(LoggedChoice::weight);
  }

  private interface Term {
    double of(LoggedChoice choice);
  }

  private double mean(Term term) {
    double sum = 0;
    for (LoggedChoice choice : choices) {
      sum += term.of(choice);
    }
    return sum / n;
  }

  /** A value, and how far a choice moves it. */
  private record Found(double value, Term influence) {}

  /** By name; without intervals. */
  Map<String, PolicyEstimate> estimates() {
    double none = Double.NaN;
    Map<String, PolicyEstimate> estimates = new HashMap<>();
    found()
        .forEach(
            (name, found) ->
                estimates.put(
                    name,
                    new PolicyEstimate(
                        name,
                        found.value(),
                        error(found.influence(), true),
                        error(found.influence(), false),
                        none,
                        none,
                        none,
                        none,
                        PolicyImprovement.NONE,
                        PolicyImprovement.NONE)));
    return estimates;
  }

  /** By how much an estimate is more than what was logged; without intervals. */
  PolicyImprovement overLogged(String estimator) {
    return difference(foundBy(estimator), foundBy("logged"));
  }

  /** By how much it is more than what the same estimator says of the baseline. */
  PolicyImprovement overBaseline(String estimator) {
    NaiveEvaluation ofBaseline =
        new NaiveEvaluation(choices.stream().map(NaiveEvaluation::ofBaseline).toList(), settings);
    Found baseline = ofBaseline.foundBy(estimator);
    return difference(
        foundBy(estimator),
        new Found(baseline.value(), c -> baseline.influence().of(ofBaseline(c))));
  }

  private static LoggedChoice ofBaseline(LoggedChoice choice) {
    return new LoggedChoice(
        choice.reward(),
        choice.propensity(),
        choice.baselineProbability(),
        choice.qAction(),
        choice.vBaseline(),
        choice.userId(),
        choice.segment());
  }

  private Found foundBy(String estimator) {
    return Objects.requireNonNull(found().get(estimator));
  }

  private PolicyImprovement difference(Found one, Found other) {
    double none = Double.NaN;
    return new PolicyImprovement(
        one.value() - other.value(),
        error(c -> one.influence().of(c) - other.influence().of(c), true),
        none,
        none,
        none,
        none);
  }

  private Map<String, Found> found() {
    Map<String, Found> estimates = new HashMap<>();
    addMean(estimates, "logged", LoggedChoice::reward);
    addMean(estimates, "ipw", c -> c.weight() * c.reward());
    addMean(
        estimates,
        "clipped_ipw",
        c -> (c.weight() > settings.clip() ? settings.clip() : c.weight()) * c.reward());
    addMean(estimates, "dm", LoggedChoice::vTarget);
    addMean(estimates, "dr", c -> c.vTarget() + c.weight() * (c.reward() - c.qAction()));
    addMean(
        estimates,
        "switch_dr",
        c ->
            c.weight() > settings.switchAt()
                ? c.vTarget()
                : c.vTarget() + c.weight() * (c.reward() - c.qAction()));
    double snipw = mean(c -> c.weight() * c.reward()) / meanWeight;
    add(estimates, "snipw", snipw, c -> c.weight() * (c.reward() - snipw) / meanWeight);
    double dm = mean(LoggedChoice::vTarget);
    double shift = mean(c -> c.weight() * (c.reward() - c.qAction())) / meanWeight;
    add(
        estimates,
        "sndr",
        dm + shift,
        c -> c.vTarget() - dm + c.weight() * (c.reward() - c.qAction() - shift) / meanWeight);
    return estimates;
  }

  private void addMean(Map<String, Found> estimates, String name, Term term) {
    double value = mean(term);
    add(estimates, name, value, choice -> term.of(choice) - value);
  }

  private void add(Map<String, Found> estimates, String name, double value, Term influence) {
    estimates.put(name, new Found(value, influence));
  }

  private double error(Term influence, boolean byUser) {
    Map<String, Double> sums = new HashMap<>();
    List<Double> parts = new ArrayList<>();
    for (LoggedChoice choice : choices) {
      if (byUser && !choice.userId().isEmpty()) {
        sums.merge(choice.userId(), influence.of(choice), Double::sum);
      } else {
        parts.add(influence.of(choice));
      }
    }
    parts.addAll(sums.values());
    double squares = 0;
    for (double part : parts) {
      squares += part * part;
    }
    double count = parts.size();
    return Math.sqrt(squares * count / (count - 1)) / n;
  }
}
