package org.afterward.profiles.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In what two lists differ, whose order does not matter. */
final class Differences {

  private static final int SHOWN = 5;

  private Differences() {}

  /** The first few, and how many there are; none of equal lists. */
  static List<String> between(List<String> actual, List<String> expected) {
    Map<String, Integer> counts = new TreeMap<>();
    actual.forEach(line -> counts.merge(line, 1, Integer::sum));
    expected.forEach(line -> counts.merge(line, -1, Integer::sum));
    List<String> differences = new ArrayList<>();
    counts.forEach(
        (line, count) -> {
          if (count != 0) {
            differences.add((count > 0 ? "+" : "") + count + " " + line);
          }
        });
    if (differences.size() <= SHOWN) {
      return differences;
    }
    List<String> shown = new ArrayList<>(differences.subList(0, SHOWN));
    shown.add("and " + (differences.size() - SHOWN) + " more");
    return shown;
  }
}
