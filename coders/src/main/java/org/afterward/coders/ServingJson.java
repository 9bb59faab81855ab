package org.afterward.coders;

/** The fields of JSON that say how an exposure was served, with the names that exposures have. */
final class ServingJson {

  private ServingJson() {}

  /** Writes the fields, or none where it is not known. */
  static void writeFields(Serving serving, JsonLine out) {
    if (!serving.isKnown()) {
      return;
    }
    out.fieldUnlessEmpty("session_id", serving.sessionId())
        .fieldUnlessNaN("propensity", serving.propensity())
        .beginArray("user_context_vector");
    for (int i = 0; i < serving.context().length(); i++) {
      out.element(serving.context().get(i));
    }
    out.endArray().field("context_layout", serving.context().layout());
  }

  /** Reads what {@link #writeFields} wrote. */
  static Serving read(JsonObject in) {
    if (!in.has("context_layout")) {
      return Serving.UNKNOWN;
    }
    return new Serving(
        in.has("session_id") ? in.text("session_id") : "",
        in.has("propensity") ? in.number("propensity") : Double.NaN,
        ContextVector.of(in.text("context_layout"), in.numbers("user_context_vector")));
  }
}
