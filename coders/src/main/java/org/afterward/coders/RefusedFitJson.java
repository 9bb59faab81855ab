package org.afterward.coders;

/** The JSON form of a refused fit: one line. */
public final class RefusedFitJson {

  private RefusedFitJson() {}

  public static String write(RefusedFit refused) {
    JsonLine out = new JsonLine();
    write(refused, out);
    return out.toString();
  }

  /**
   * Reads what {@link #write(RefusedFit)} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static RefusedFit read(String line) {
    return read(JsonObject.parse(line));
  }

  static void write(RefusedFit refused, JsonLine out) {
    out.beginObject()
        .field("strategy_id", refused.strategyId())
        .field("rows", refused.rows())
        .field("reason", refused.reason())
        .endObject();
  }

  static RefusedFit read(JsonObject in) {
    return new RefusedFit(in.wholeInt("strategy_id"), in.wholeLong("rows"), in.text("reason"));
  }
}
