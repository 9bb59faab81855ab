package org.afterward.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** What several runs come to. */
public final class Medians {

  private Medians() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Of runs that took turns: how many times as much each took as the other beside it. */
  public static List<Double> ratios(List<Double> ours, List<Double> theirs) {
    return IntStream.range(0, ours.size())
        .mapToObj(run -> ours.get(run) / theirs.get(run))
        .toList();
  }
}
