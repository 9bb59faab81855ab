package org.afterward.coders;

/** The JSON form of a ledger's day: one line, amounts as exact decimals in whole units. */
public final class LedgerDayJson {

  private LedgerDayJson() {}

  public static String write(LedgerDay ledger) {
    return new JsonLine()
        .beginObject()
        .field("date", IsoTime.formatDay(ledger.day()))
        .field("policy", ledger.policy())
        .field("attribution", ledger.attribution().wireName())
        .field("values", ledger.values())
        .microsField("seen", ledger.seenMicros())
        .microsField("credited", ledger.creditedMicros())
        .microsField("uncredited", ledger.uncreditedMicros())
        .field("ratio", ledger.ratio())
        .endObject()
        .toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static LedgerDay read(String line) {
    JsonObject in = JsonObject.parse(line);
    return new LedgerDay(
        in.day("date"),
        in.text("policy"),
        in.parsed("attribution", "a credit policy", CreditPolicy::named),
        in.wholeLong("values"),
        in.micros("seen"),
        in.micros("credited"),
        in.micros("uncredited"));
  }
}
