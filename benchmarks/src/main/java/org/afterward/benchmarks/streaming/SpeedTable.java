package org.afterward.benchmarks.streaming;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.afterward.benchmarks.Medians;
import org.afterward.benchmarks.streaming.Trial.Program;

/** Prints how fast each program was: medians, and ratios run by run, since runs take turns. */
final class SpeedTable {

  private static final double MICROS = 1e6;

  private final Map<Trial, List<Measurement>> measured;
  private final PrintStream out;

  SpeedTable(Map<Trial, List<Measurement>> measured, PrintStream out) {
    this.measured = measured;
    this.out = out;
  }

  void print() {
    out.printf(
        "%n%-32s %12s %14s   %s%n", "medians", "elements/s", "CPU us/element", "elements/s, each");
    measured.forEach(
        (trial, runs) ->
            out.printf(
                Locale.ROOT,
                "%-32s %,12.0f %14.2f   %s%n",
                title(trial),
                Medians.of(rates(trial)),
                Medians.of(runs.stream().map(run -> cpuMicros(trial, run)).toList()),
                listed("%,.0f", rates(trial))));
    out.printf("%n%-48s %8s   %s%n", "ratios of elements/s", "median", "each");
    for (Trial trial : measured.keySet()) {
      if (trial.program().makesRewards() && !trial.plan().hotUser()) {
        ratio(trial, other(Program.NO_OP, trial.backend()).or(() -> noOp()));
        ratio(trial, other(Program.COUNTING, trial.backend()));
        if (trial.program() != Program.HAND_WRITTEN) {
          ratio(trial, other(Program.HAND_WRITTEN, trial.backend()));
        }
      }
    }
    out.printf("%n%-48s %8s   %s%n", "the others beside a hot user", "slower", "each");
    for (Trial trial : measured.keySet()) {
      if (trial.plan().hotUser()) {
        other(trial.program(), trial.backend()).ifPresent(calm -> slowDown(trial, calm));
      }
    }
  }

  private void ratio(Trial one, Optional<Trial> other) {
    if (other.isPresent()) {
      List<Double> ratios = Medians.ratios(rates(one), rates(other.get()));
      out.printf(
          Locale.ROOT,
          "%-48s %8.2f   %s%n",
          title(one) + " / " + title(other.get()),
          Medians.of(ratios),
          listed("%.2f", ratios));
    }
  }

  /** How much longer the ordinary users' arrivals took; the hot user's own are not counted. */
  private void slowDown(Trial hot, Trial calm) {
    List<Double> longer =
        Medians.ratios(seconds(hot), seconds(calm)).stream().map(ratio -> ratio - 1).toList();
    out.printf(
        Locale.ROOT,
        "%-48s %7.0f%%   %s%n",
        title(calm),
        100 * Medians.of(longer),
        listed("%.0f%%", longer.stream().map(share -> 100 * share).toList()));
  }

  private Optional<Trial> noOp() {
    return other(Program.NO_OP, Trial.Backend.HASHMAP);
  }

  private Optional<Trial> other(Program program, Trial.Backend backend) {
    return measured.keySet().stream()
        .filter(trial -> trial.program() == program && trial.backend() == backend)
        .filter(trial -> !trial.plan().hotUser())
        .findFirst();
  }

  private List<Double> rates(Trial trial) {
    return seconds(trial).stream().map(seconds -> trial.plan().total() / seconds).toList();
  }

  private List<Double> seconds(Trial trial) {
    return measured.getOrDefault(trial, List.of()).stream().map(Measurement::seconds).toList();
  }

  private static double cpuMicros(Trial trial, Measurement run) {
    return run.cpuSeconds() * MICROS / trial.plan().total();
  }

  private static String title(Trial trial) {
    return trial.title() + (trial.plan().hotUser() ? ", hot user" : "");
  }

  private static String listed(String format, List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, format, value))
        .collect(Collectors.joining("  "));
  }
}
