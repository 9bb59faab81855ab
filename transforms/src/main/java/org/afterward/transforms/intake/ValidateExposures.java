package org.afterward.transforms.intake;

import org.afterward.coders.ContextLayout;
import org.afterward.coders.Exposure;
import org.afterward.coders.Parsed;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * Lets valid exposures through, and rejects every other with all the rules it breaks: see {@link
 * ExposureContract}. Nothing is dropped: each exposure comes out once, on one side. Bounded or
 * unbounded, without state; windows and timestamps stay.
 *
 * <pre>{@code
 * PCollection<Exposure> exposures =
 *     parsed.exposures()
 *         .apply("Validate exposures", ValidateExposures.against(ContextLayout.standard()))
 *         .failuresTo(rejections);
 * }</pre>
 */
public final class ValidateExposures
    extends PTransform<
        PCollection<Parsed<Exposure>>, WithFailures.Result<PCollection<Exposure>, Rejection>> {

  private final ExposureContract contract;

  private ValidateExposures(ExposureContract contract) {
    this.contract = contract;
  }

  /** With contexts of any of these layouts, strategies 1 to 15, and five minutes of clock skew. */
  public static ValidateExposures against(ContextLayout... layouts) {
    return against(ExposureContract.of(layouts));
  }

  public static ValidateExposures against(ExposureContract contract) {
    return new ValidateExposures(contract);
  }

  /** The strategy ids that the catalogue has, both included. */
  public ValidateExposures withStrategies(int first, int last) {
    return new ValidateExposures(contract.withStrategies(first, last));
  }

  /**
   * How much later than its arrival an exposure may claim to be; negative in a backfill, where
   * nobody asks.
   */
  public ValidateExposures withClockSkew(Duration skew) {
    return new ValidateExposures(contract.withClockSkew(skew));
  }

  @Override
  public WithFailures.Result<PCollection<Exposure>, Rejection> expand(
      PCollection<Parsed<Exposure>> parsed) {
    return parsed.apply(
        "Judge exposures",
        new Judging<>(Exposure.class, ValidateExposures.class, contract::broken));
  }
}
