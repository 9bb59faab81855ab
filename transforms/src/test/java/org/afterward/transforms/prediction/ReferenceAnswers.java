package org.afterward.transforms.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.afterward.coders.Answer;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Prediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the standard policy, written down naively and on their own: for each prediction, a
 * loop over all events. It shares nothing with the settlement that it judges but the records.
 */
final class ReferenceAnswers {

  private static final long THREE_DAYS = 3 * 24 * 60 * 60 * 1000L;

  private ReferenceAnswers() {}

  /** The outcome of every distinct prediction whose three days are over, in no order. */
  static List<PredictionOutcome> outcomes(PredictionHistory history, long completeUntil) {
    List<PredictionOutcome> outcomes = new ArrayList<>();
    for (Prediction prediction : new LinkedHashSet<>(history.predictions())) {
      if (prediction.at() + THREE_DAYS <= completeUntil) {
        outcomes.add(outcome(prediction, history.events()));
      }
    }
    return outcomes;
  }

  private static PredictionOutcome outcome(Prediction prediction, List<UserEvent> events) {
    List<UserEvent> story =
        events.stream()
            .sorted(Comparator.comparingLong(UserEvent::at).thenComparing(UserEvent::eventId))
            .toList();
    for (UserEvent event : story) {
      boolean ofTheRequest =
          event.userId().equals(prediction.toUserId())
              && event.targetUserId().equals(prediction.fromUserId());
      boolean inTime = event.at() >= prediction.at() && event.at() - prediction.at() < THREE_DAYS;
      if (ofTheRequest && inTime) {
        if (event.type() == EventType.FRIEND_ACCEPT) {
          return outcome(prediction, Answer.ACCEPTED, event.at(), 100);
        } else if (event.type() == EventType.FRIEND_REJECT) {
          return outcome(prediction, Answer.REJECTED, event.at(), 0);
        } else if (event.type() == EventType.FRIEND_EXPIRE) {
          return outcome(prediction, Answer.EXPIRED, event.at(), 0);
        }
      }
    }
    return outcome(prediction, Answer.EXPIRED, Event.NO_TIME, 0);
  }

  private static PredictionOutcome outcome(
      Prediction prediction, Answer answer, long answeredAt, int percent) {
    return new PredictionOutcome(
        OpenPrediction.of(prediction),
        THREE_DAYS,
        answer,
        answeredAt,
        isCorrect(prediction.willAcceptProbability(), percent),
        0,
        "");
  }

  /** In whole percents, which the histories keep to. */
  private static @Nullable Boolean isCorrect(double probability, int percent) {
    return Double.isNaN(probability)
        ? null
        : Math.abs(Math.round(probability * 100) - percent) < 20;
  }
}
