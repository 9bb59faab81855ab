package org.afterward.transforms.intake;

import java.util.function.Consumer;
import org.afterward.coders.EventType;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;
import org.jspecify.annotations.Nullable;

/** A valid user event of a type, of which a test changes what it is about. */
final class AUserEvent {

  static final long AT = AnExposure.AT;

  private final EventType type;
  String eventId = "evt_1";
  long at = AT;
  String userId = "usr_123";
  String targetUserId = "usr_456";
  String sessionId = "ses_1";
  String exposureId = "exp_1";
  @Nullable SpendType spendType;
  long amount;
  double durationMinutes = Double.NaN;

  private AUserEvent(EventType type) {
    this.type = type;
    switch (type) {
      case CURRENCY_SPEND -> {
        spendType = SpendType.CHAT_ACTIVATION;
        amount = 10;
      }
      case PAYMENT -> amount = 500;
      case SESSION -> durationMinutes = 12.5;
      default -> {
        // It has nothing more.
      }
    }
  }

  static UserEvent valid(EventType type) {
    return with(type, event -> {});
  }

  static UserEvent with(EventType type, Consumer<AUserEvent> change) {
    AUserEvent event = new AUserEvent(type);
    change.accept(event);
    return event.build();
  }

  private UserEvent build() {
    return new UserEvent(
        type,
        eventId,
        at,
        userId,
        targetUserId,
        sessionId,
        exposureId,
        false,
        spendType,
        amount,
        durationMinutes);
  }
}
