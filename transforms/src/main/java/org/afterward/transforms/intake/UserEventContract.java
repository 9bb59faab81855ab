package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.UserEvent;
import org.joda.time.Duration;

/**
 * When a user event is valid. An answer to a request, and a match, need the other person, on whose
 * timeline they also stand, and who cannot be the same person.
 *
 * @param clockSkewMs how much later than its arrival an event may claim to be; negative where
 *     nobody asks (a backfill)
 */
public record UserEventContract(long clockSkewMs) implements Serializable {

  /** More is no amount but a mistake; and sums of so many stay exact. */
  static final long AMOUNT_AT_MOST = 1_000_000_000;

  /** Five minutes of clock skew. */
  public static UserEventContract standard() {
    return new UserEventContract(Duration.standardMinutes(5).getMillis());
  }

  public UserEventContract withClockSkew(Duration skew) {
    return new UserEventContract(skew.getMillis());
  }

  /** Every rule that an event breaks; none if it is valid. See {@link ExposureContract#broken}. */
  public List<BrokenRule> broken(UserEvent event, List<BrokenRule> misread, long arrivedAt) {
    Findings findings = new Findings(misread);
    findings.requireId(event.eventId(), "event_id");
    findings.requireId(event.userId(), "user_id");
    findings.requireTime(event.at(), arrivedAt, clockSkewMs);
    findings.requireShort(event.targetUserId(), "target_user_id");
    findings.requireShort(event.sessionId(), "session_id");
    findings.requireShort(event.exposureId(), "exposure_id");
    switch (event.type()) {
      case FRIEND_ACCEPT, FRIEND_REJECT, FRIEND_EXPIRE, MATCH -> checkTarget(event, findings);
      case PAYMENT -> checkAmount(event, findings);
      case CURRENCY_SPEND -> {
        checkAmount(event, findings);
        if (event.spendType() == null) {
          findings.add("spend_type_missing", "spend_type", "is missing");
        }
      }
      case SESSION -> {
        double minutes = event.durationMinutes();
        if (!Double.isNaN(minutes) && !(minutes >= 0 && minutes <= AMOUNT_AT_MOST)) {
          findings.add(
              "duration_out_of_range",
              "duration_minutes",
              "is " + minutes + ", which is no length");
        }
      }
      default -> {
        // Nothing beside what every event needs.
      }
    }
    return findings.broken();
  }

  private static void checkTarget(UserEvent event, Findings findings) {
    if (event.targetUserId().isEmpty()) {
      findings.add(
          "target_user_id_missing",
          "target_user_id",
          "is missing, and a " + event.type() + " has one");
    } else if (event.targetUserId().equals(event.userId())) {
      findings.add(
          "target_is_actor",
          "target_user_id",
          "is the actor, and a " + event.type() + " needs two");
    }
  }

  private static void checkAmount(UserEvent event, Findings findings) {
    if (event.amount() <= 0) {
      findings.add("amount_not_positive", "amount", "is " + event.amount() + ", not above 0");
    } else if (event.amount() > AMOUNT_AT_MOST) {
      findings.add(
          "amount_too_large", "amount", "is " + event.amount() + ", above " + AMOUNT_AT_MOST);
    }
  }
}
