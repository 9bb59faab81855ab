package org.afterward.coders;

/** The JSON form of a fact that came too late for some decision. */
public final class LateFactJson {

  private LateFactJson() {}

  public static String write(LateFact late) {
    Fact fact = late.fact();
    return new JsonLine()
        .beginObject()
        .field("user_id", late.person())
        .field("event_id", fact.id())
        .field("kind", fact.kind().name())
        .timeField("timestamp", fact.at())
        .field("amount", fact.amount())
        .fieldUnlessEmpty("target_user_id", fact.counterpart())
        .fieldUnlessEmpty("exposure_id", fact.exposure())
        .field("reached", late.reached())
        .field("lost_spend", late.lostSpend())
        .endObject()
        .toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static LateFact read(String line) {
    JsonObject in = JsonObject.parse(line);
    LateFact late =
        new LateFact(
            in.text("user_id"),
            new Fact(
                in.time("timestamp"),
                in.text("event_id"),
                in.parsed("kind", "a kind of fact", FactKind::valueOf),
                in.wholeLong("amount"),
                in.has("target_user_id") ? in.text("target_user_id") : "",
                in.has("exposure_id") ? in.text("exposure_id") : ""),
            in.wholeInt("reached"));
    in.expectLong("lost_spend", late.lostSpend());
    return late;
  }
}
