package org.afterward.pipelines.sources;

import java.util.List;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.waiting.Patience;

/** How long a stream waits for what is late, as options say. */
public final class Lateness {

  private Lateness() {}

  /** Without early estimates. */
  public static Patience of(LatenessOptions options) {
    return of(options, "--lateness, --corrections, --align", List.of());
  }

  /**
   * With early estimates.
   *
   * @param names the options that say it all, for the mistake
   * @throws UserMistake naming the option that cannot be right
   */
  public static Patience of(LatenessOptions options, String names, List<Long> estimateAgesMs) {
    try {
      return new Patience(
          DurationOption.parse("--lateness", options.getLateness()).getMillis(),
          DurationOption.parse("--corrections", options.getCorrections()).getMillis(),
          estimateAgesMs,
          DurationOption.parse("--align", options.getAlign()).getMillis());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(names + ": " + e.getMessage());
    }
  }
}
