package org.afterward.benchmarks.streaming;

import java.util.ArrayList;
import java.util.List;

/** Compares sorted lines, repetitions and all. */
final class Differences {

  private Differences() {}

  /** The lines that only one side has: {@code - } before those of the first, {@code + } else. */
  static List<String> between(List<String> first, List<String> second) {
    List<String> differences = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < first.size() || j < second.size()) {
      int order =
          i == first.size() ? 1 : j == second.size() ? -1 : first.get(i).compareTo(second.get(j));
      if (order < 0) {
        differences.add("- " + first.get(i++));
      } else if (order > 0) {
        differences.add("+ " + second.get(j++));
      } else {
        i++;
        j++;
      }
    }
    return differences;
  }
}
