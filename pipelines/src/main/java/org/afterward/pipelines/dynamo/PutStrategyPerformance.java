package org.afterward.pipelines.dynamo;

import org.afterward.coders.StrategyPerformance;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes how strategies did to their table, one item a strategy and day, which goes a year after
 * its day.
 *
 * <p>An item replaces the one before it: of several statements about a strategy and day the last in
 * a bundle stands, and of those in different bundles the one that is written last. A statement does
 * not say which it follows, so hand over one a strategy and day, or restate in order. The same one
 * written again changes nothing.
 *
 * <p>Bounded or unbounded; every write is done when its bundle is. Items go in batches of 25, some
 * of them at a time. What DynamoDB leaves unprocessed, throttling, 5xx answers and lost connections
 * are tried again for two minutes; then, and at once for whatever does not pass, the bundle fails
 * and names table and key. Counts {@code written}, {@code folded} (written once for several in a
 * bundle) and {@code retries}. Nothing is rejected: these items are small, and each is ours.
 *
 * <pre>{@code
 * performance.apply("Put performance", PutStrategyPerformance.to(connection));
 * }</pre>
 */
public final class PutStrategyPerformance
    extends PTransform<PCollection<StrategyPerformance>, PDone> {

  private static final long serialVersionUID = 1;

  /** Batches, and so two hundred items. */
  private static final int USUAL_IN_FLIGHT = 8;

  private final WriteSettings settings;

  private PutStrategyPerformance(WriteSettings settings) {
    this.settings = settings;
  }

  public static PutStrategyPerformance to(DynamoConnection connection) {
    return new PutStrategyPerformance(WriteSettings.of(connection).withInFlight(USUAL_IN_FLIGHT));
  }

  /** How many batches each bundle has in flight at most; without it, 8. */
  public PutStrategyPerformance withInFlight(int batches) {
    return new PutStrategyPerformance(settings.withInFlight(batches));
  }

  /** How long a batch is tried again; without it, two minutes. */
  public PutStrategyPerformance withRetries(RetrySchedule schedule) {
    return new PutStrategyPerformance(settings.withSchedule(schedule));
  }

  @Override
  public PDone expand(PCollection<StrategyPerformance> performance) {
    performance.apply("Write batches", ParDo.of(new PutPerformanceFn(settings)));
    return PDone.in(performance.getPipeline());
  }
}
