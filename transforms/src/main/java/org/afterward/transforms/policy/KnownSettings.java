package org.afterward.transforms.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which settings a file may have. A name that the file chooses is known as {@code *}, and any place
 * of a list as {@code []}.
 */
record KnownSettings(List<String> names) {

  static final String LIST = "[]";

  private static final String ANY_NAME = "*";
  private static final Pattern PLACE = Pattern.compile("\\[\\d+\\]");

  KnownSettings {
    names = List.copyOf(names);
  }

  boolean hasSetting(String setting) {
    String[] path = segments(setting);
    return names.stream()
        .map(KnownSettings::segments)
        .anyMatch(known -> known.length == path.length && beginsWith(known, path));
  }

  boolean hasGroup(String group) {
    String[] path = segments(group);
    return names.stream()
        .map(KnownSettings::segments)
        .anyMatch(known -> known.length > path.length && beginsWith(known, path));
  }

  boolean hasGroups(String list) {
    return hasGroup(list + LIST);
  }

  /** Whatever place of a list it is. */
  private static String[] segments(String path) {
    return PLACE.matcher(path).replaceAll(LIST).split("\\.", -1);
  }

  private static boolean beginsWith(String[] known, String[] path) {
    return IntStream.range(0, path.length)
        .allMatch(i -> known[i].equals(path[i]) || known[i].equals(ANY_NAME));
  }

  @Override
  public String toString() {
    return String.join(", ", names);
  }
}
