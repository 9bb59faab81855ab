package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;

/** The JSON form of a {@link ContextLayout}: see {@code layout-1.json} among the resources. */
final class ContextLayoutFile {

  private static final String NAME = "name";
  private static final String POSITIONS = "positions";
  private static final String RANGE = "range";
  private static final String DEFAULT = "default";
  private static final String SOURCES = "sources";

  private ContextLayoutFile() {}

  static ContextLayout read(String fileName, byte[] content) {
    try {
      JsonObject file = JsonObject.parseFile(content);
      file.expectOnly(NAME, POSITIONS);
      List<ContextPosition> positions = new ArrayList<>();
      for (JsonObject position : file.objects(POSITIONS)) {
        positions.add(position(POSITIONS + "[" + positions.size() + "]", position));
      }
      return new ContextLayout(file.text(NAME), positions);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          fileName + " is not a context layout: " + e.getMessage(), e);
    }
  }

  private static ContextPosition position(String place, JsonObject in) {
    in.expectOnly(NAME, RANGE, DEFAULT, SOURCES);
    String name = in.text(NAME);
    double[] range = in.numbers(RANGE);
    double whenMissing = in.number(DEFAULT);
    List<String> sources = in.texts(SOURCES);
    try {
      if (range.length != 2) {
        throw new IllegalArgumentException(
            "range of " + Excerpt.of(name) + " must be [LEAST, MOST] in finite numbers");
      }
      return new ContextPosition(name, range[0], range[1], whenMissing, parsed(name, sources));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private static List<ContextSource> parsed(String position, List<String> sources) {
    try {
      return sources.stream().map(ContextSource::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "sources of " + Excerpt.of(position) + ": " + e.getMessage(), e);
    }
  }

  /** The positions as JSON, in one fixed writing. */
  static String writing(List<ContextPosition> positions) {
    JsonLine out = new JsonLine().beginObject().beginArray(POSITIONS);
    for (ContextPosition position : positions) {
      out.beginObject()
          .field(NAME, position.name())
          .beginArray(RANGE)
          .element(position.least())
          .element(position.most())
          .endArray()
          .field(DEFAULT, position.whenMissing())
          .beginArray(SOURCES);
      position.sources().forEach(source -> out.element(source.toString()));
      out.endArray().endObject();
    }
    return out.endArray().endObject().toString();
  }
}
