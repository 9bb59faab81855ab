package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link UserEvent}. */
public final class UserEventCoder extends RecordCoder<UserEvent> {

  private static final long serialVersionUID = 1;

  private static final int WITH_MESSAGE = 1;

  /** Only sessions have one, and eight bytes are much for an event that has none. */
  private static final int HAS_DURATION = 2;

  private static final UserEventCoder INSTANCE = new UserEventCoder();

  private UserEventCoder() {
    super(UserEvent.class);
  }

  public static UserEventCoder of() {
    return INSTANCE;
  }

  @Override
  void write(UserEvent event, WireOutput out) throws CoderException {
    boolean hasDuration = !Double.isNaN(event.durationMinutes());
    out.writeCount(event.type().code());
    out.writeText("UserEvent.eventId", event.eventId());
    out.writeLongOrNone(event.at());
    out.writeText("UserEvent.userId", event.userId());
    out.writeText("UserEvent.targetUserId", event.targetUserId());
    out.writeText("UserEvent.sessionId", event.sessionId());
    out.writeText("UserEvent.exposureId", event.exposureId());
    out.writeCount((event.withMessage() ? WITH_MESSAGE : 0) | (hasDuration ? HAS_DURATION : 0));
    SpendType spendType = event.spendType();
    out.writeCount(spendType == null ? WireOutput.NO_CODE : spendType.code());
    out.writeLong(event.amount());
    if (hasDuration) {
      out.writeDouble(event.durationMinutes());
    }
  }

  @Override
  UserEvent read(WireInput in) throws CoderException {
    EventType type = in.readCode("UserEvent.type", EventType::ofCode);
    String eventId = in.readText("UserEvent.eventId");
    long at = in.readLongOrNone("UserEvent.at");
    String userId = in.readText("UserEvent.userId");
    String targetUserId = in.readText("UserEvent.targetUserId");
    String sessionId = in.readText("UserEvent.sessionId");
    String exposureId = in.readText("UserEvent.exposureId");
    int flags = in.readFlags("UserEvent.flags", WITH_MESSAGE | HAS_DURATION);
    SpendType spendType = in.readOptionalCode("UserEvent.spendType", SpendType::ofCode);
    long amount = in.readLong("UserEvent.amount");
    double durationMinutes =
        (flags & HAS_DURATION) != 0 ? in.readDouble("UserEvent.durationMinutes") : Double.NaN;
    return new UserEvent(
        type,
        eventId,
        at,
        userId,
        targetUserId,
        sessionId,
        exposureId,
        (flags & WITH_MESSAGE) != 0,
        spendType,
        amount,
        durationMinutes);
  }
}
