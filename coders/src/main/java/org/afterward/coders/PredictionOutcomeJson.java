package org.afterward.coders;

/**
 * The JSON form of what came of a prediction: the PREDICTION itself, without the context that the
 * model was told, with its outcome filled in. So it can be read as a PREDICTION too.
 */
public final class PredictionOutcomeJson {

  private PredictionOutcomeJson() {}

  public static String write(PredictionOutcome outcome) {
    JsonLine out = new JsonLine().beginObject().field("event_type", EventType.PREDICTION.name());
    OpenPredictionJson.writeFields(outcome.prediction(), out);
    out.field("actual_outcome", outcome.answer().outcome());
    if (outcome.answeredAt() == Event.NO_TIME) {
      out.nullField("actual_outcome_time");
    } else {
      out.timeField("actual_outcome_time", outcome.answeredAt());
    }
    Boolean correct = outcome.correct();
    if (correct == null) {
      out.nullField("prediction_correct");
    } else {
      out.field("prediction_correct", correct);
    }
    return out.field("answer", outcome.answer().name())
        .field("observation_period_days", RewardJson.daysOf(outcome.horizonMs()))
        .field("status", outcome.status().name())
        .field("revision", outcome.revision())
        .fieldUnlessEmpty("caused_by", outcome.causedBy())
        .endObject()
        .toString();
  }

  /**
   * Reads what {@link #write} wrote; fields that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static PredictionOutcome read(String line) {
    JsonObject in = JsonObject.parse(line);
    in.expectText("event_type", EventType.PREDICTION.name());
    PredictionOutcome outcome =
        new PredictionOutcome(
            OpenPredictionJson.read(in),
            RewardJson.msOf(in.number("observation_period_days")),
            in.parsed("answer", "an answer", Answer::named),
            in.has("actual_outcome_time") ? in.time("actual_outcome_time") : Event.NO_TIME,
            in.has("prediction_correct") ? in.truth("prediction_correct") : null,
            in.wholeInt("revision"),
            in.has("caused_by") ? in.text("caused_by") : "");
    in.expectLong("actual_outcome", outcome.answer().outcome());
    in.expectText("status", outcome.status().name());
    return outcome;
  }
}
