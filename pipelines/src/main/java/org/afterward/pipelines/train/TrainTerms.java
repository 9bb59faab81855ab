package org.afterward.pipelines.train;

import java.time.Duration;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.sources.CreditOption;
import org.afterward.pipelines.sources.LayoutOption;
import org.afterward.pipelines.sources.RewardPolicyOption;
import org.afterward.transforms.learning.RegressionPrior;
import org.afterward.transforms.learning.TrainingTerms;

/** What the options of a training say. */
final class TrainTerms {

  private TrainTerms() {}

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  static TrainingTerms of(TrainOptions options) {
    long until = TimeOption.parse("--asOf", options.getAsOf());
    long window = DurationOption.parse("--window", options.getWindow()).getMillis();
    String decay = options.getDecay();
    Double noise = options.getNoise();
    TrainingTerms terms;
    try {
      terms =
          TrainingTerms.of(
                  LayoutOption.one("--layout", options.getLayout()),
                  RewardPolicyOption.reference(options.getPolicy()),
                  CreditOption.one(options.getCredit()),
                  until - window,
                  until)
              .withMinRows(options.getMinRows())
              .withPrior(
                  RegressionPrior.STANDARD
                      .withPrecision(options.getPrior())
                      .withNoiseSd(noise == null ? Double.NaN : noise));
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--window, --prior, --noise, --minRows: " + e.getMessage());
    }
    return decay == null
        ? terms
        : terms.withHalfLife(Duration.ofMillis(DurationOption.parse("--decay", decay).getMillis()));
  }
}
