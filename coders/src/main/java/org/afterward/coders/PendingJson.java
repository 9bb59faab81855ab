package org.afterward.coders;

/** The JSON form of an exposure without a reward yet. */
public final class PendingJson {

  private PendingJson() {}

  public static String write(Pending<OpenExposure> pending) {
    OpenExposure exposure = pending.decision();
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("exposure_id", exposure.exposureId())
            .field("user_id", exposure.userId())
            .timeField("timestamp", exposure.shownAt())
            .field("strategy_id", exposure.strategyId());
    ServingJson.writeFields(exposure.serving(), out);
    writeWaiting(pending, out);
    return out.endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static Pending<OpenExposure> read(String line) {
    JsonObject in = JsonObject.parse(line);
    return readWaiting(
        new OpenExposure(
            in.text("exposure_id"),
            in.text("user_id"),
            in.time("timestamp"),
            in.wholeInt("strategy_id"),
            ServingJson.read(in)),
        in);
  }

  /** Until when and why it waits, whatever it is that waits. */
  static void writeWaiting(Pending<?> pending, JsonLine out) {
    out.timeField("due_at", pending.dueAt()).field("cause", pending.cause().name());
  }

  static <D> Pending<D> readWaiting(D decision, JsonObject in) {
    return new Pending<>(
        decision,
        in.time("due_at"),
        in.parsed("cause", "a cause of waiting", Pending.Cause::valueOf));
  }
}
