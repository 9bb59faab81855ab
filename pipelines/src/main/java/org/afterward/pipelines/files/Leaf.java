package org.afterward.pipelines.files;

import java.util.List;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Where in a file's schema a value lies.
 *
 * @param path the names from the root to the value
 * @param presentFrom the definition level from which on the value is there
 * @param entryFrom of a list or map: the definition level from which on an entry is there, be it
 *     null; of any other 0
 * @param repeated whether it is one of many in its row
 */
record Leaf(
    List<String> path, PrimitiveType type, int presentFrom, int entryFrom, boolean repeated) {

  Leaf {
    path = List.copyOf(path);
  }

  String[] pathArray() {
    return path.toArray(new String[0]);
  }

  /** The name to show to people. */
  String name() {
    return String.join(".", path);
  }
}
