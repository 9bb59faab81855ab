package org.afterward.coders;

import java.util.Base64;

/** The JSON form of a population: one line, the sketch in Base64. */
public final class PopulationSketchJson {

  private PopulationSketchJson() {}

  public static String write(PopulationSketch population) {
    return new JsonLine()
        .beginObject()
        .field("date", IsoTime.formatDay(population.day()))
        .field("box", population.box().wireName())
        .field("policy", population.policy())
        .field("n", population.n())
        .field("sketch", Base64.getEncoder().encodeToString(population.sketch().array()))
        .endObject()
        .toString();
  }

  /**
   * Reads what {@link #write} wrote; fields that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static PopulationSketch read(String line) {
    JsonObject in = JsonObject.parse(line);
    return new PopulationSketch(
        in.day("date"),
        in.parsed("box", "a box", Box::named),
        in.text("policy"),
        in.wholeLong("n"),
        Bytes.wrap(in.parsed("sketch", "Base64", Base64.getDecoder()::decode)));
  }
}
