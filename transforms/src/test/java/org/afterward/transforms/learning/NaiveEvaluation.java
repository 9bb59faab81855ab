package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEstimate;

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

  /** By name; without intervals. */
  Map<String, PolicyEstimate> estimates() {
    Map<String, PolicyEstimate> estimates = new HashMap<>();
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

  private void addMean(Map<String, PolicyEstimate> estimates, String name, Term term) {
    double value = mean(term);
    add(estimates, name, value, choice -> term.of(choice) - value);
  }

  private void add(
      Map<String, PolicyEstimate> estimates, String name, double value, Term influence) {
    double none = Double.NaN;
    estimates.put(
        name,
        new PolicyEstimate(
            name, value, error(influence, true), error(influence, false), none, none, none, none));
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
