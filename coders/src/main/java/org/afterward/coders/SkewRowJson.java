package org.afterward.coders;

/** The JSON form of a {@link SkewRow}: one line, with null where there is nothing to tell. */
public final class SkewRowJson {

  private SkewRowJson() {}

  public static String write(SkewRow row) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("date", IsoTime.formatDay(row.day()))
            .field("layout", row.layout())
            .field("position", row.position())
            .fieldUnlessEmpty("name", row.name())
            .field("compared", row.compared())
            .field("beyond", row.beyond())
            .field("beyond_share", row.beyondShare())
            .field("incomparable", row.incomparable())
            .field("mean_difference", row.meanDifference())
            .field("mean_distance", row.meanDistance())
            .field("largest_distance", row.largest())
            .beginArray("examples");
    for (SkewExample example : row.examples()) {
      out.beginObject()
          .field("exposure_id", example.exposureId())
          .field("served", example.served())
          .field("recomputed", example.recomputed())
          .endObject();
    }
    return out.endArray().endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static SkewRow read(String line) {
    JsonObject in = JsonObject.parse(line);
    return new SkewRow(
        in.day("date"),
        in.text("layout"),
        in.wholeInt("position"),
        in.has("name") ? in.text("name") : "",
        in.wholeLong("compared"),
        in.wholeLong("beyond"),
        in.wholeLong("incomparable"),
        numberOrNaN(in, "mean_difference"),
        numberOrNaN(in, "mean_distance"),
        numberOrNaN(in, "largest_distance"),
        in.objects("examples").stream()
            .map(
                example ->
                    new SkewExample(
                        example.text("exposure_id"),
                        example.number("served"),
                        example.number("recomputed")))
            .toList());
  }

  private static double numberOrNaN(JsonObject in, String field) {
    return in.has(field) ? in.number(field) : Double.NaN;
  }
}
