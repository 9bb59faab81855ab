package org.afterward.transforms.context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest value of each name, of a few names: of more, the one that was not heard of longest
 * goes.
 */
final class LatestByName<V> {

  /** Far more than anybody serves or predicts, and few enough to keep for every user. */
  static final int NAMES_AT_MOST = 16;

  /** In the order in which they were last heard of. */
  private final Map<String, V> values = new LinkedHashMap<>();

  void put(String name, V value) {
    values.remove(name);
    values.put(name, value);
    if (values.size() > NAMES_AT_MOST) {
      values.remove(values.keySet().iterator().next());
    }
  }

  Map<String, V> all() {
    return Collections.unmodifiableMap(values);
  }
}
