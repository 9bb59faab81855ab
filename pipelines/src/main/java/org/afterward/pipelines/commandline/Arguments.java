package org.afterward.pipelines.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Options by name, each with the values it was given, in the order in which they were given.
 *
 * <p>A bare {@code --name} is {@code --name=true}, as in Beam.
 */
record Arguments(Map<String, List<String>> values) {

  static final Arguments NONE = new Arguments(Map.of());

  Arguments {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
    values = copy;
  }

  /** Reads {@code --name=value} and {@code --name}; anything else is a mistake. */
  static Arguments parse(List<String> words) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    String before = "";
    for (String word : words) {
      if (!word.startsWith("--") || word.startsWith("--=") || word.length() == 2) {
        throw notAnOption(word, before);
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      String value = equals < 0 ? "true" : word.substring(equals + 1);
      List<String> given = values.computeIfAbsent(name, unseen -> new ArrayList<>());
      if (!given.contains(value)) {
        given.add(value);
      }
      before = word;
    }
    return new Arguments(values);
  }

  /** These arguments, and those of the others that are not given here. */
  Arguments over(Arguments others) {
    Map<String, List<String>> merged = new LinkedHashMap<>(others.values);
    merged.putAll(values);
    return new Arguments(merged);
  }

  Arguments without(String name) {
    Map<String, List<String>> rest = new LinkedHashMap<>(values);
    rest.remove(name);
    return new Arguments(rest);
  }

  Set<String> names() {
    return values.keySet();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The one value of an option that takes one, or the fallback where it is not given. */
  String oneValue(String name, String fallback) {
    List<String> given = values.getOrDefault(name, List.of(fallback));
    if (given.size() > 1) {
      throw new UserMistake("--" + name + " is given twice, as " + String.join(" and as ", given));
    }
    return given.get(0);
  }

  /** All values of an option that takes many, as Beam takes them. */
  String allValues(String name) {
    return String.join(",", values.getOrDefault(name, List.of()));
  }

  /** Whether a switch is on. */
  boolean isOn(String name) {
    return values.getOrDefault(name, List.of()).contains("true");
  }

  private static UserMistake notAnOption(String word, String before) {
    boolean lacksItsValue = before.startsWith("--") && before.indexOf('=') < 0;
    String instead = lacksItsValue ? before + "=" + word : "--name=value";
    return new UserMistake("\"" + word + "\" is not an option: options are written " + instead);
  }
}
