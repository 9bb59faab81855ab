package org.afterward.coders;

/** The JSON form of a prediction without an outcome yet. */
public final class PendingPredictionJson {

  private PendingPredictionJson() {}

  public static String write(Pending<OpenPrediction> pending) {
    JsonLine out = new JsonLine().beginObject();
    OpenPredictionJson.writeFields(pending.decision(), out);
    PendingJson.writeWaiting(pending, out);
    return out.endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static Pending<OpenPrediction> read(String line) {
    JsonObject in = JsonObject.parse(line);
    return PendingJson.readWaiting(OpenPredictionJson.read(in), in);
  }
}
