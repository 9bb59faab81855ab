package org.afterward.transforms.intake;

import org.afterward.coders.Parsed;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * Lets valid user events through, and rejects every other with all the rules it breaks: see {@link
 * UserEventContract}. Nothing is dropped: each event comes out once, on one side. Bounded or
 * unbounded, without state; windows and timestamps stay.
 *
 * <pre>{@code
 * PCollection<UserEvent> activity =
 *     parsed.userEvents()
 *         .apply("Validate activity", ValidateUserEvents.create())
 *         .failuresTo(rejections);
 * }</pre>
 */
public final class ValidateUserEvents
    extends PTransform<
        PCollection<Parsed<UserEvent>>, WithFailures.Result<PCollection<UserEvent>, Rejection>> {

  private final UserEventContract contract;

  private ValidateUserEvents(UserEventContract contract) {
    this.contract = contract;
  }

  /** With five minutes of clock skew. */
  public static ValidateUserEvents create() {
    return new ValidateUserEvents(UserEventContract.standard());
  }

  public static ValidateUserEvents against(UserEventContract contract) {
    return new ValidateUserEvents(contract);
  }

  /**
   * How much later than its arrival an event may claim to be; negative in a backfill, where nobody
   * asks.
   */
  public ValidateUserEvents withClockSkew(Duration skew) {
    return new ValidateUserEvents(contract.withClockSkew(skew));
  }

  @Override
  public WithFailures.Result<PCollection<UserEvent>, Rejection> expand(
      PCollection<Parsed<UserEvent>> parsed) {
    return parsed.apply(
        "Judge user events",
        new Judging<>(UserEvent.class, ValidateUserEvents.class, contract::broken));
  }
}
