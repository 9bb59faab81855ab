package org.afterward.transforms.delay;

import java.util.Map;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.ProjectedReward;
import org.afterward.coders.StrategyOutlook;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Measures what each strategy's exposures are credited with by their age, and says what those will
 * be worth whose window is not over: one by one ({@link ProjectRewards}), and on average.
 *
 * <p><b>Guarantee.</b> What is credited in an hour of age is averaged over the exposures that were
 * watched through it, so young ones neither hide what is late nor make it look rare. Sums are
 * exact, and what is said depends on the set of values alone.
 *
 * <p><b>Intervals</b> are of 95 %. Those of means take people for what is drawn, with all their
 * exposures; the credit must be full. They hold where the next days are like those that tell: so
 * let {@link #since} leave out what is long ago.
 *
 * <p><b>Bounded input</b> only. One pass, some 300 KiB a strategy, and for the error of the means a
 * sum for each person and strategy with projected rewards.
 *
 * <pre>{@code
 * MeasuredValue measured =
 *     values.apply("Measure value", MeasureValue.under(policy.reference(), week));
 * measured.outlooks();  // PCollection<StrategyOutlook>
 * measured.projected(); // PCollection<ProjectedReward>
 * measured.means();     // PCollection<ProjectedMean>
 * }</pre>
 */
public final class MeasureValue extends PTransform<PCollection<ExposureValue>, MeasuredValue> {

  private static final long serialVersionUID = 1;

  private static final TypeDescriptor<KV<Integer, String>> PERSONS =
      TypeDescriptors.kvs(TypeDescriptors.integers(), TypeDescriptors.strings());

  private final String policy;
  private final int hours;
  private final long since;

  private MeasureValue(String policy, int hours, long since) {
    this.policy = policy;
    this.hours = hours;
    this.since = since;
  }

  /**
   * Of values that were traced under this policy.
   *
   * @param policy as {@code name@hash}
   * @param horizon how long it watches an exposure, in whole hours
   */
  public static MeasureValue under(String policy, Duration horizon) {
    return new MeasureValue(
        policy, Math.toIntExact(horizon.getMillis() / DelayCounts.STEP_MS), Long.MIN_VALUE);
  }

  /** Only exposures tell that were shown then or later. */
  public MeasureValue since(Instant shownAt) {
    return new MeasureValue(policy, hours, shownAt.getMillis());
  }

  @Override
  public MeasuredValue expand(PCollection<ExposureValue> values) {
    if (values.isBounded() == IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException("MeasureValue would wait for the end of its input");
    }
    long from = since;
    PCollection<KV<Integer, ValueSums>> sums =
        values
            .apply("Keep those since", Filter.by(value -> value.exposure().shownAt() >= from))
            .apply(
                "Key by strategy",
                WithKeys.<Integer, ExposureValue>of(value -> value.exposure().strategyId())
                    .withKeyType(TypeDescriptors.integers()))
            .apply("Gather", Combine.perKey(new GatherValues(hours)));
    PCollection<StrategyOutlook> outlooks =
        sums.apply("Look ahead", ParDo.of(new OutlookFn(policy)));
    PCollection<ProjectedReward> projected =
        values.apply("Project rewards", ProjectRewards.by(policy, outlooks));
    return new MeasuredValue(outlooks, projected, means(sums, projected));
  }

  private static PCollection<ProjectedMean> means(
      PCollection<KV<Integer, ValueSums>> sums, PCollection<ProjectedReward> projected) {
    PCollectionView<Map<Integer, ImmatureSums>> immature =
        projected
            .apply(
                "Key projected by strategy",
                WithKeys.<Integer, ProjectedReward>of(reward -> reward.exposure().strategyId())
                    .withKeyType(TypeDescriptors.integers()))
            .apply("Gather projected", Combine.perKey(new GatherImmature()))
            .apply("Look projected up", View.asMap());
    PCollectionView<Map<Integer, Double>> squares =
        projected
            .apply("Keep what is told", Filter.by(reward -> reward.further().tellers() > 0))
            .apply("Key by person", WithKeys.of(MeasureValue::person).withKeyType(PERSONS))
            .apply(
                "Keep deviations",
                MapElements.into(TypeDescriptors.kvs(PERSONS, TypeDescriptors.doubles()))
                    .via(each -> KV.of(each.getKey(), each.getValue().further().deviation())))
            .apply("Add up by person", Combine.perKey(new SumExactly()))
            .apply(
                "Square",
                MapElements.into(
                        TypeDescriptors.kvs(TypeDescriptors.integers(), TypeDescriptors.doubles()))
                    .via(
                        person ->
                            KV.of(person.getKey().getKey(), person.getValue() * person.getValue())))
            .apply("Add up by strategy", Combine.perKey(new SumExactly()))
            .apply("Look squares up", View.asMap());
    return sums.apply(
        "Take means", ParDo.of(new MeansFn(immature, squares)).withSideInputs(immature, squares));
  }

  private static KV<Integer, String> person(ProjectedReward reward) {
    return KV.of(reward.exposure().strategyId(), reward.exposure().userId());
  }

  private static final class OutlookFn extends DoFn<KV<Integer, ValueSums>, StrategyOutlook> {

    private static final long serialVersionUID = 1;

    private final String policy;

    OutlookFn(String policy) {
      this.policy = policy;
    }

    @ProcessElement
    public void look(
        @Element KV<Integer, ValueSums> strategy, OutputReceiver<StrategyOutlook> outlooks) {
      outlooks.output(Outlooks.of(strategy.getKey(), policy, strategy.getValue()));
    }
  }

  private static final class MeansFn extends DoFn<KV<Integer, ValueSums>, ProjectedMean> {

    private static final long serialVersionUID = 1;

    private final PCollectionView<Map<Integer, ImmatureSums>> immature;
    private final PCollectionView<Map<Integer, Double>> squares;

    MeansFn(
        PCollectionView<Map<Integer, ImmatureSums>> immature,
        PCollectionView<Map<Integer, Double>> squares) {
      this.immature = immature;
      this.squares = squares;
    }

    @ProcessElement
    public void take(ProcessContext context) {
      int strategyId = context.element().getKey();
      context.output(
          MeanProjection.of(
              strategyId,
              context.element().getValue(),
              context.sideInput(immature).getOrDefault(strategyId, new ImmatureSums()),
              context.sideInput(squares).getOrDefault(strategyId, 0.0)));
    }
  }
}
