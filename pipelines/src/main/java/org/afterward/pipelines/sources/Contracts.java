package org.afterward.pipelines.sources;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.ContextLayout;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.intake.EventContract;
import org.joda.time.Duration;

/** The contract that events must keep, as options say. */
public final class Contracts {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final Duration OFF = Duration.millis(-1);

  private Contracts() {}

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  public static EventContract of(ContractOptions options) {
    ContextLayout[] layouts = LayoutOption.read(options.getLayout()).toArray(ContextLayout[]::new);
    EventContract contract =
        EventContract.of(layouts).withClockSkew(clockSkew(options.getClockSkew()));
    Matcher range = RANGE.matcher(options.getStrategies());
    if (range.matches()) {
      int first = Integer.parseInt(range.group(1));
      int last = Integer.parseInt(range.group(2));
      if (first <= last) {
        return contract.withExposures(contract.exposures().withStrategies(first, last));
      }
    }
    throw new UserMistake(
        "--strategies=" + options.getStrategies() + " is no range; right would be 1-15");
  }

  private static Duration clockSkew(String skew) {
    return skew.equals("off") ? OFF : DurationOption.parse("--clockSkew, unless off,", skew);
  }
}
