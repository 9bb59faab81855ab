package org.afterward.pipelines.sources;

import java.util.List;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.waiting.Patience;

/** How long a stream waits for what is late, as options say. */
public final class Lateness {

  private Lateness() {}

  /**
   * Of what is never corrected: what comes later is late.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  public static Patience withoutCorrections(LatenessOptions options) {
    return patience(options, 0, "--lateness, --align", List.of());
  }

  /** Without early estimates. */
  public static Patience of(CorrectionOptions options) {
    return of(options, "--lateness, --corrections, --align", List.of());
  }

  /**
   * With early estimates.
   *
   * @param names the options that say it all, for the mistake
   * @throws UserMistake naming the option that cannot be right
   */
  public static Patience of(CorrectionOptions options, String names, List<Long> estimateAgesMs) {
    long correctionMs = DurationOption.parse("--corrections", options.getCorrections()).getMillis();
    return patience(options, correctionMs, names, estimateAgesMs);
  }

  private static Patience patience(
      LatenessOptions options, long correctionMs, String names, List<Long> estimateAgesMs) {
    try {
      return new Patience(
          DurationOption.parse("--lateness", options.getLateness()).getMillis(),
          correctionMs,
          estimateAgesMs,
          DurationOption.parse("--align", options.getAlign()).getMillis());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(names + ": " + e.getMessage());
    }
  }
}
