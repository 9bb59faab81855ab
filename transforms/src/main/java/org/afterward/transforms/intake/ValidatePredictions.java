package org.afterward.transforms.intake;

import org.afterward.coders.Parsed;
import org.afterward.coders.Prediction;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * Lets valid predictions through, and rejects every other with all the rules it breaks: see {@link
 * PredictionContract}. Nothing is dropped: each prediction comes out once, on one side. Bounded or
 * unbounded, without state; windows and timestamps stay.
 *
 * <pre>{@code
 * PCollection<Prediction> predictions =
 *     parsed.predictions()
 *         .apply("Validate predictions", ValidatePredictions.create())
 *         .failuresTo(rejections);
 * }</pre>
 */
public final class ValidatePredictions
    extends PTransform<
        PCollection<Parsed<Prediction>>, WithFailures.Result<PCollection<Prediction>, Rejection>> {

  private final PredictionContract contract;

  private ValidatePredictions(PredictionContract contract) {
    this.contract = contract;
  }

  /** With five minutes of clock skew. */
  public static ValidatePredictions create() {
    return new ValidatePredictions(PredictionContract.standard());
  }

  public static ValidatePredictions against(PredictionContract contract) {
    return new ValidatePredictions(contract);
  }

  /**
   * How much later than its arrival a prediction may claim to be; negative in a backfill, where
   * nobody asks.
   */
  public ValidatePredictions withClockSkew(Duration skew) {
    return new ValidatePredictions(contract.withClockSkew(skew));
  }

  @Override
  public WithFailures.Result<PCollection<Prediction>, Rejection> expand(
      PCollection<Parsed<Prediction>> parsed) {
    return parsed.apply(
        "Judge predictions",
        new Judging<>(Prediction.class, ValidatePredictions.class, contract::broken));
  }
}
