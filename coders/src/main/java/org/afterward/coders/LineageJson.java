package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;

/** The JSON form of a lineage: an object with an object for each part that has events. */
final class LineageJson {

  private LineageJson() {}

  static String write(Lineage lineage) {
    JsonLine out = new JsonLine().beginObject();
    writeFields(lineage, out);
    return out.endObject().toString();
  }

  static void writeFields(Lineage lineage, JsonLine out) {
    for (Lineage.Source source : lineage.sources()) {
      out.beginObject(source.part().wireName())
          .field("events", source.events())
          .field("digest", source.digest())
          .beginArray("top");
      source.top().forEach(out::element);
      out.endArray().endObject();
    }
  }

  static Lineage read(String line) {
    return read(JsonObject.parse(line));
  }

  static Lineage read(JsonObject in) {
    List<Lineage.Source> sources = new ArrayList<>();
    for (RewardPart part : RewardPart.ALL) {
      if (in.has(part.wireName())) {
        JsonObject source = in.object(part.wireName());
        sources.add(
            new Lineage.Source(
                part, source.wholeInt("events"), source.text("digest"), source.texts("top")));
      }
    }
    return new Lineage(sources);
  }
}
