package org.afterward.benchmarks.kafka;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.afterward.benchmarks.Medians;

/** Prints how fast each reader was: medians, and ratios run by run, since runs take turns. */
final class PaceTable {

  private final Map<Reader, List<Pace>> measured;
  private final PrintStream out;

  PaceTable(Map<Reader, List<Pace>> measured, PrintStream out) {
    this.measured = measured;
    this.out = out;
  }

  void print() {
    out.printf(
        "%n%-22s %10s %16s %16s   %s%n",
        "medians", "events/s", "CPU us/event", "broker's", "events/s, each");
    measured.forEach(
        (reader, paces) ->
            out.printf(
                Locale.ROOT,
                "%-22s %,10.0f %16.2f %16.2f   %s%n",
                reader.title(),
                median(paces, Pace::perSecond),
                median(paces, Pace::readerMicros),
                median(paces, Pace::brokerMicros),
                listed("%,.0f", rates(paces))));
    out.printf("%n%-44s %8s   %s%n", "ratios of events/s", "median", "each");
    measured.keySet().stream()
        .filter(Reader::makesRewards)
        .forEach(
            reader -> {
              ratio(reader, Reader.SOURCE);
              ratio(reader, Reader.CONSUMER);
            });
  }

  private void ratio(Reader one, Reader other) {
    if (paces(other).isEmpty()) {
      return;
    }
    List<Double> ratios = Medians.ratios(rates(paces(one)), rates(paces(other)));
    out.printf(
        Locale.ROOT,
        "%-44s %8.2f   %s%n",
        one.title() + " / " + other.title(),
        Medians.of(ratios),
        listed("%.2f", ratios));
  }

  private List<Pace> paces(Reader reader) {
    return measured.getOrDefault(reader, List.of());
  }

  private static double median(List<Pace> paces, ToDoubleFunction<Pace> value) {
    return Medians.of(paces.stream().mapToDouble(value).boxed().toList());
  }

  private static List<Double> rates(List<Pace> paces) {
    return paces.stream().map(Pace::perSecond).toList();
  }

  private static String listed(String format, List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, format, value))
        .collect(Collectors.joining("  "));
  }
}
