package org.afterward.pipelines.rollup;

import java.util.SortedMap;
import java.util.TreeMap;
import org.afterward.pipelines.commandline.UserMistake;

/** The value of {@code --strategyNames}: {@code 1=Conservative,2=Balanced}. */
final class StrategyNames {

  private StrategyNames() {}

  static SortedMap<Integer, String> parse(String value) {
    SortedMap<Integer, String> names = new TreeMap<>();
    if (value.isEmpty()) {
      return names;
    }
    for (String entry : value.split(",", -1)) {
      int equals = entry.indexOf('=');
      String name = entry.substring(equals + 1).strip();
      if (equals < 0
          || name.isEmpty()
          || names.put(id(entry.substring(0, equals), value), name) != null) {
        throw mistake(value);
      }
    }
    return names;
  }

  private static int id(String text, String value) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw mistake(value);
    }
  }

  private static UserMistake mistake(String value) {
    return new UserMistake(
        "--strategyNames="
            + value
            + " does not name each strategy once; right would be 1=Conservative,2=Balanced");
  }
}
