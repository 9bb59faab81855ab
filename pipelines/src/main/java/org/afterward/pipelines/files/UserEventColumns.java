package org.afterward.pipelines.files;

import org.afterward.coders.EventType;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;

/** The columns that only user events have. */
final class UserEventColumns {

  private final SharedColumns shared;
  private final TextColumn eventId;
  private final TextColumn targetUserId;
  private final TruthColumn withMessage;
  private final NamedColumn<SpendType> spendType;
  private final WholeColumn amount;
  private final NumberColumn durationMinutes;

  UserEventColumns(ColumnPlan plan, SharedColumns shared) {
    this.shared = shared;
    eventId = plan.text("event_id");
    targetUserId = plan.text("target_user_id");
    withMessage = plan.truth("with_message");
    spendType = plan.named("spend_type", SpendType::named, SpendType::wireName);
    amount = plan.wholeLong("amount");
    durationMinutes = plan.number("duration_minutes");
  }

  UserEvent at(int row, EventType type) {
    return new UserEvent(
        type,
        eventId.at(row),
        shared.time(row),
        shared.userId(row),
        targetUserId.at(row),
        shared.sessionId(row),
        shared.exposureId(row),
        withMessage.at(row),
        spendType.at(row),
        amount.at(row),
        durationMinutes.at(row));
  }
}
