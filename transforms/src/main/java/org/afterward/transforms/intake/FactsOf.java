package org.afterward.transforms.intake;

import java.util.function.BiConsumer;
import org.afterward.coders.EventType;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Prediction;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a valid event means, and for whose story.
 *
 * <p>An act stands on the timeline of who acted. An answer to a request stands on two: it is an act
 * of who answered, and an outcome for who had asked. That a request expired is an outcome only. A
 * match is a match for both, and an act of one.
 */
public final class FactsOf {

  private static final double SECONDS_PER_MINUTE = 60;

  private FactsOf() {}

  /** Hands out each fact of the event with the person on whose timeline it stands. */
  public static void event(UserEvent event, BiConsumer<String, Fact> facts) {
    switch (event.type()) {
      case VIEW -> act(event, FactKind.VIEWED, facts);
      case LIKE -> act(event, FactKind.LIKED, facts);
      case SUPER_LIKE -> act(event, FactKind.SUPER_LIKED, facts);
      case PASS -> act(event, FactKind.PASSED, facts);
      case MESSAGE -> act(event, FactKind.MESSAGED, facts);
      case FRIEND_REQUEST -> act(event, FactKind.REQUESTED, facts);
      case FRIEND_ACCEPT -> {
        act(event, FactKind.ANSWERED, facts);
        outcome(event, FactKind.REQUEST_ACCEPTED, facts);
      }
      case FRIEND_REJECT -> {
        act(event, FactKind.ANSWERED, facts);
        outcome(event, FactKind.REQUEST_REJECTED, facts);
      }
      case FRIEND_EXPIRE -> outcome(event, FactKind.REQUEST_EXPIRED, facts);
      case MATCH -> {
        act(event, FactKind.MATCHED, facts);
        outcome(event, FactKind.WAS_MATCHED, facts);
      }
      case PAYMENT -> act(event, FactKind.PAID, facts);
      case CURRENCY_SPEND -> act(event, FactKind.spending(spendTypeOf(event)), facts);
      case LOGIN -> act(event, FactKind.LOGGED_IN, facts);
      case SESSION -> act(event, FactKind.HAD_SESSION, facts);
      case ACCOUNT_CLOSED -> act(event, FactKind.CLOSED_ACCOUNT, facts);
      case ACCOUNT_OPENED -> act(event, FactKind.OPENED_ACCOUNT, facts);
      case PREDICTION,
          EXPOSURE,
          MODEL_PERFORMANCE,
          REWARD_AGGREGATION,
          STRATEGY_PERFORMANCE,
          CONTEXT_SNAPSHOT ->
          throw new IllegalArgumentException(event.type() + " is no user event");
    }
  }

  /**
   * Hands out what the event means for who was liked, passed over or written to: what {@link
   * #event} leaves out, since no reward asks for it. Most events mean nothing of the kind, nor does
   * one without a target, or with the actor as its target.
   */
  public static void received(UserEvent event, BiConsumer<String, Fact> facts) {
    FactKind kind = receivedAs(event.type());
    if (kind != null
        && !event.targetUserId().isEmpty()
        && !event.targetUserId().equals(event.userId())) {
      outcome(event, kind, facts);
    }
  }

  /**
   * Hands out what a model said about one person, for that person's timeline. A prediction about
   * two people, or without a probability, says nothing of the kind.
   */
  public static void prediction(Prediction prediction, BiConsumer<String, Fact> facts) {
    if (prediction.isAboutOnePerson() && !Double.isNaN(prediction.willAcceptProbability())) {
      facts.accept(
          prediction.fromUserId(),
          new Fact(
              prediction.at(),
              prediction.predictionId(),
              FactKind.PREDICTED,
              Double.doubleToLongBits(prediction.willAcceptProbability()),
              prediction.modelName(),
              prediction.modelVersion()));
    }
  }

  private static @Nullable FactKind receivedAs(EventType type) {
    return switch (type) {
      case LIKE -> FactKind.RECEIVED_LIKE;
      case SUPER_LIKE -> FactKind.RECEIVED_SUPER_LIKE;
      case PASS -> FactKind.RECEIVED_PASS;
      case MESSAGE -> FactKind.RECEIVED_MESSAGE;
      default -> null;
    };
  }

  private static void act(UserEvent event, FactKind kind, BiConsumer<String, Fact> facts) {
    facts.accept(event.userId(), fact(event, kind, event.targetUserId()));
  }

  private static void outcome(UserEvent event, FactKind kind, BiConsumer<String, Fact> facts) {
    facts.accept(event.targetUserId(), fact(event, kind, event.userId()));
  }

  private static Fact fact(UserEvent event, FactKind kind, String counterpart) {
    return new Fact(
        event.at(), event.eventId(), kind, amount(event), counterpart, event.exposureId());
  }

  private static long amount(UserEvent event) {
    return switch (event.type()) {
      case CURRENCY_SPEND, PAYMENT -> event.amount();
      // An absent duration is NaN, which rounds to 0.
      case SESSION -> Math.round(event.durationMinutes() * SECONDS_PER_MINUTE);
      default -> 0;
    };
  }

  private static SpendType spendTypeOf(UserEvent event) {
    SpendType type = event.spendType();
    if (type == null) {
      throw new IllegalArgumentException("Not valid, it has no spend type: " + event);
    }
    return type;
  }
}
