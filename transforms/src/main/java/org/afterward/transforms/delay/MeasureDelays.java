package org.afterward.transforms.delay;

import java.util.Map;
import org.afterward.coders.DelayComponent;
import org.afterward.coders.DelayPoint;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureDelays;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.transforms.waiting.AwaitOutcomes;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long after an exposure what it leads to comes: of each strategy and component a
 * {@link DelayCurve}, hour by hour, as {@link DelayPoint}s.
 *
 * <p><b>Guarantee.</b> Exposures whose time is not over count for the hours that they were watched
 * (Kaplan-Meier), and curves end where nobody was watched any more. What is said depends on the set
 * of events alone. Who closes their account is watched on: the curve of spends says to which share
 * of all exposures a spend comes, not of those who stayed.
 *
 * <p>Exposures of one user overlap, and then share what happens: the points are right, but their
 * standard errors are those of exposures that have nothing to do with each other, and so too small.
 *
 * <p><b>Bounded input</b> only. One pass: what {@link AwaitOutcomes} costs, and 10 KiB a strategy.
 *
 * <pre>{@code
 * PCollection<DelayPoint> curves =
 *     exposures.apply("Measure delays", MeasureDelays.completeUntil(midnight).observing(facts));
 * }</pre>
 */
public final class MeasureDelays
    extends PTransform<PCollection<Exposure>, PCollection<DelayPoint>> {

  private static final long serialVersionUID = 1;

  private static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>() {};
  private static final Duration WEEK = Duration.standardDays(7);

  private final long completeUntil;
  private final Duration horizon;
  private final transient @Nullable PCollection<KV<String, Fact>> facts;

  private MeasureDelays(
      long completeUntil, Duration horizon, @Nullable PCollection<KV<String, Fact>> facts) {
    this.completeUntil = completeUntil;
    this.horizon = horizon;
    this.facts = facts;
  }

  /** All exposures and facts before this time are in the input; later ones are passed over. */
  public static MeasureDelays completeUntil(Instant completeUntil) {
    return new MeasureDelays(completeUntil.getMillis(), WEEK, null);
  }

  /** What happened, each fact with the person on whose timeline it stands: see {@code ToFacts}. */
  public MeasureDelays observing(PCollection<KV<String, Fact>> observed) {
    return new MeasureDelays(completeUntil, horizon, observed);
  }

  /** For how long exposures are watched, in whole hours; without it, a week. */
  public MeasureDelays over(Duration watched) {
    if (watched.getMillis() < DelayCounts.STEP_MS
        || watched.getMillis() % DelayCounts.STEP_MS != 0) {
      throw new IllegalArgumentException("Exposures are watched for whole hours, not " + watched);
    }
    return new MeasureDelays(completeUntil, watched, facts);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return facts == null ? Map.of() : Map.of(FACTS, facts);
  }

  @Override
  public PCollection<DelayPoint> expand(PCollection<Exposure> exposures) {
    if (facts == null) {
      throw new IllegalArgumentException(
          "MeasureDelays needs facts: call observing(facts) before it is applied");
    }
    if (exposures.isBounded() == IsBounded.UNBOUNDED || facts.isBounded() == IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException("MeasureDelays would wait for the end of its input");
    }
    long until = completeUntil;
    int hours = Math.toIntExact(horizon.getMillis() / DelayCounts.STEP_MS);
    PCollection<KV<String, Fact>> components =
        facts.apply(
            "Keep components",
            Filter.by(fact -> DelaySettlement.componentOf(fact.getValue().kind()) != null));
    return exposures
        .apply("Keep those before", Filter.by(exposure -> exposure.at() < until))
        .apply("Keep what waits", MapElements.via(new Open()))
        .apply(
            "Watch",
            AwaitOutcomes.by(new DelaySettlement(horizon.getMillis(), until))
                // Whose horizon is not over is settled, too: for as long as it was watched.
                .completeUntil(Instant.ofEpochMilli(until).plus(horizon))
                .observing(components))
        .settled()
        .apply(
            "Key by strategy",
            WithKeys.<Integer, ExposureDelays>of(ExposureDelays::strategyId)
                .withKeyType(TypeDescriptors.integers()))
        .apply("Gather", Combine.perKey(new GatherDelays(hours)))
        .apply("Draw curves", ParDo.of(new DrawFn()));
  }

  private static final class Open extends SimpleFunction<Exposure, OpenExposure> {
    @Override
    public OpenExposure apply(Exposure exposure) {
      return OpenExposure.of(exposure);
    }
  }

  private static final class DrawFn
      extends DoFn<KV<Integer, Map<DelayComponent, DelayCounts>>, DelayPoint> {
    @ProcessElement
    public void draw(
        @Element KV<Integer, Map<DelayComponent, DelayCounts>> strategy,
        OutputReceiver<DelayPoint> points) {
      strategy
          .getValue()
          .forEach(
              (component, counts) -> {
                for (DelayCurve.Point point : DelayCurve.of(counts).points()) {
                  points.output(
                      new DelayPoint(
                          strategy.getKey(),
                          component,
                          point.ageHours(),
                          point.atRisk(),
                          point.happened(),
                          point.share(),
                          point.standardError()));
                }
              });
    }
  }
}
