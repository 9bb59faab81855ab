package org.afterward.coders;

import java.util.Base64;

/**
 * The JSON form of a rejection: what was rejected, every rule it breaks, where it came from, and
 * all of its bytes - as {@code raw} text, or as {@code raw_base64} where they are not UTF-8.
 */
public final class RejectionJson {

  private RejectionJson() {}

  public static String write(Rejection rejection) {
    RawRecord raw = rejection.raw();
    JsonLine out =
        new JsonLine().beginObject().field("rejected", rejection.what()).beginArray("broken");
    for (BrokenRule broken : rejection.broken()) {
      out.beginObject()
          .field("rule", broken.rule())
          .field("field", broken.field())
          .field("problem", broken.problem())
          .endObject();
    }
    out.endArray()
        .field("origin", raw.origin())
        .field("offset", raw.offset())
        .timeFieldUnlessAbsent("arrived_at", raw.arrivedAt());
    byte[] bytes = raw.bytes().array();
    if (Utf8.isWellFormed(bytes)) {
      out.field("raw", raw.bytes().text());
    } else {
      out.field("raw_base64", Base64.getEncoder().encodeToString(bytes));
    }
    return out.endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static Rejection read(String line) {
    JsonObject in = JsonObject.parse(line);
    return new Rejection(
        in.text("rejected"),
        in.objects("broken").stream()
            .map(
                broken ->
                    new BrokenRule(
                        broken.text("rule"), broken.text("field"), broken.text("problem")))
            .toList(),
        new RawRecord(
            in.has("raw_base64")
                ? Bytes.wrap(in.parsed("raw_base64", "Base64", Base64.getDecoder()::decode))
                : Bytes.utf8(in.text("raw")),
            in.text("origin"),
            in.wholeLong("offset"),
            in.has("arrived_at") ? in.time("arrived_at") : Event.NO_TIME));
  }
}
