package org.afterward.pipelines.files;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a row of a Parquet file as the JSON line that would have said the same. */
final class RowJson {

  /** What an object's name in a path is followed by where it is a list. */
  private static final String EACH = "[]";

  private final List<ColumnPlan.Planned> columns;

  RowJson(List<ColumnPlan.Planned> columns) {
    this.columns = columns;
  }

  /** The text as a JSON text, in quotes. */
  static String quote(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /**
   * The line of a row that has been read.
   *
   * @param eventType what to say where no column says it
   */
  String line(int row, @Nullable String eventType) {
    JsonObject line = new JsonObject(new LinkedHashMap<>());
    if (eventType != null) {
      line.fields().put("event_type", quote(eventType));
    }
    for (ColumnPlan.Planned planned : columns) {
      if (planned.column().isThere()) {
        add(planned, row, line);
      }
    }
    return line.toString();
  }

  private static void add(ColumnPlan.Planned planned, int row, JsonObject line) {
    List<String> path = planned.path();
    Column column = planned.column();
    TextColumn keys = planned.keys();
    if (keys == null && !path.contains(EACH)) {
      String json = column.jsonAsItCame(row);
      if (json != null) {
        line.at(path.subList(0, path.size() - 1)).put(path.get(path.size() - 1), json);
      }
      return;
    }
    int begin = column.begin(row);
    for (int place = begin; place < column.end(row); place++) {
      String json = column.jsonAsItCame(place);
      if (keys == null) {
        line.list(path.get(0)).put(place - begin, path, json);
      } else if (json != null) {
        line.at(path).put(keys.at(place), json);
      }
    }
  }

  /** Values are objects, lists, or the JSON of anything else. */
  private record JsonObject(Map<String, Object> fields) {

    void put(String name, String json) {
      fields.put(name, json);
    }

    JsonObject at(List<String> path) {
      JsonObject object = this;
      for (String name : path) {
        object =
            (JsonObject)
                object.fields.computeIfAbsent(name, n -> new JsonObject(new LinkedHashMap<>()));
      }
      return object;
    }

    JsonList list(String name) {
      return (JsonList) fields.computeIfAbsent(name, n -> new JsonList(new ArrayList<>()));
    }

    @Override
    public String toString() {
      return fields.entrySet().stream()
          .map(field -> quote(field.getKey()) + ":" + field.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  private record JsonList(List<Object> elements) {

    /** Puts a value at an index, or into the object there where the path goes on. */
    void put(int index, List<String> path, @Nullable String json) {
      boolean ofObjects = path.size() > 2;
      if (index == elements.size()) {
        elements.add(ofObjects ? new JsonObject(new LinkedHashMap<>()) : String.valueOf(json));
      }
      if (ofObjects && json != null) {
        ((JsonObject) elements.get(index)).put(path.get(2), json);
      }
    }

    @Override
    public String toString() {
      return elements.stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"));
    }
  }
}
