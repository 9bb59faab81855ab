package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/**
 * What a person did, or what the app's tables know of them.
 *
 * @param type one for which {@link EventType#isUserEvent()} holds
 * @param at epoch milliseconds, or {@link Event#NO_TIME}
 * @param userId who acted
 * @param targetUserId the other person, or empty
 * @param sessionId the session, or empty
 * @param exposureId the exposure that the action came from, or empty
 * @param withMessage of a FRIEND_REQUEST: whether it carried a message
 * @param spendType of a CURRENCY_SPEND: on what; null where absent or unknown
 * @param amount of a CURRENCY_SPEND or PAYMENT: whole units of the in-app currency; 0 where absent
 * @param durationMinutes of a SESSION: how long it was; {@code NaN} where absent
 */
public record UserEvent(
    EventType type,
    String eventId,
    long at,
    String userId,
    String targetUserId,
    String sessionId,
    String exposureId,
    boolean withMessage,
    @Nullable SpendType spendType,
    long amount,
    double durationMinutes)
    implements Event {}
