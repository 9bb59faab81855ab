package org.afterward.pipelines.commandline;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones in options: {@code UTC}, {@code Asia/Seoul}. */
public final class ZoneOption {

  private ZoneOption() {}

  /**
   * The zone of that name.
   *
   * @param option whose value it is, with its dashes, for the mistake
   */
  public static ZoneId parse(String option, String value) {
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw new UserMistake(
          option + "=" + value + " is no time zone; right would be one such as UTC or Asia/Seoul");
    }
  }
}
