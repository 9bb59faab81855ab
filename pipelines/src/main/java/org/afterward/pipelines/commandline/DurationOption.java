package org.afterward.pipelines.commandline;

import java.time.format.DateTimeParseException;
import org.joda.time.Duration;

/** Lengths of time in options: {@code PT90S}, {@code PT1M} or {@code P1D}. */
public final class DurationOption {

  private DurationOption() {}

  /**
   * A length of time that is not negative, to the millisecond.
   *
   * @param option whose value it is, with its dashes, for the mistake
   */
  public static Duration parse(String option, String value) {
    try {
      java.time.Duration parsed = java.time.Duration.parse(value);
      if (!parsed.isNegative()) {
        return Duration.millis(parsed.toMillis());
      }
    } catch (DateTimeParseException | ArithmeticException notIso) {
      // Is said below, as of a negative one.
    }
    throw new UserMistake(
        option + " is an ISO duration such as PT1M or P1D, not \"" + value + "\"");
  }
}
