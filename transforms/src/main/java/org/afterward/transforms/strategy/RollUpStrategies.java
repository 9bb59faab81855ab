package org.afterward.transforms.strategy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyPerformance;
import org.afterward.transforms.waiting.Patience;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Says what each strategy is worth: one {@link StrategyPerformance} for each strategy and day on
 * which it had an exposure.
 *
 * <p><b>Guarantee.</b> Of each exposure the newest revision of its reward counts, once; of one that
 * has none, that it is pending. What is said depends on the set of rewards and pending exposures
 * alone, to the byte. Sums are exact. Distinct users are counted exactly up to 16,384 in a window,
 * and beyond within 0.8 % (one standard deviation). Where nothing is known, such as the mean reward
 * of a day that is all pending, it says {@code NaN}, which is null in JSON. Early estimates are
 * pending exposures; rewards of another credit policy are passed over. Hand over rewards of one
 * reward policy, the plausible ones.
 *
 * <p><b>Bounded input</b> is packed where it is, some 70 bytes an exposure: one shuffle brings the
 * users of a shard together, where revisions are folded ({@link #withShards}), and what then is
 * shuffled is one sum a shard, strategy and day. The output has the timestamps of a grouping in the
 * global window.
 *
 * <p><b>On a stream</b> a day is said as soon as something of it is known, and said again, with the
 * days after it whose windows it is in, when that changes; at most once each alignment of {@link
 * #withPatience}, which must be that of the rewards. Of two statements about a strategy and day the
 * one with the greater {@link StrategyPerformance#revision()} holds, and what holds at the end is
 * what the bounded input would have given. Two things are kept in state: what each exposure counts
 * for, some hundred bytes, until no correction of its day can come (keyed by strategy and day, and
 * read as a whole at each statement: right for some million exposures of one key); and the sums of
 * about 130 days, each with 8 bytes for a user, keyed by strategy. A stream's {@code pending()}
 * holds only exposures that never get a reward in time: to see on a stream how complete a day is,
 * map every exposure, as it comes, to one that is pending; its reward takes its place. Horizons are
 * of 31 days at most.
 *
 * <pre>{@code
 * PCollection<StrategyPerformance> performance =
 *     checked.plausible()
 *         .apply("Roll up strategies", RollUpStrategies.daily().withPending(outcomes.pending()));
 * }</pre>
 */
public final class RollUpStrategies
    extends PTransform<PCollection<Reward>, PCollection<StrategyPerformance>> {

  /** No exposure may wait longer for its reward. */
  public static final Duration LONGEST_HORIZON =
      Duration.ofDays(StrategyMemory.LONGEST_HORIZON_DAYS);

  private static final long serialVersionUID = 1;

  private static final int USUAL_SHARDS = 64;

  private static final TupleTag<Pending<OpenExposure>> PENDING = new TupleTag<>() {};

  private final RollUpRule rule;
  private final Patience patience;
  private final int shards;
  private final transient @Nullable PCollection<Pending<OpenExposure>> pending;

  private RollUpStrategies(
      RollUpRule rule,
      Patience patience,
      int shards,
      @Nullable PCollection<Pending<OpenExposure>> pending) {
    this.rule = rule;
    this.patience = patience;
    this.shards = shards;
    this.pending = pending;
  }

  /** By the day of the exposure in UTC, of rewards with full credit, of contexts in layout 1. */
  public static RollUpStrategies daily() {
    return new RollUpStrategies(RollUpRule.STANDARD, Patience.STANDARD, USUAL_SHARDS, null);
  }

  /** In which zone a day is one. */
  public RollUpStrategies inZone(ZoneId zone) {
    return with(new RollUpRule(zone, rule.credit(), rule.segments(), rule.names()));
  }

  /** Of which credit policy rewards count. */
  public RollUpStrategies withCredit(CreditPolicy credit) {
    return with(new RollUpRule(rule.zone(), credit, rule.segments(), rule.names()));
  }

  /** By which layouts contexts tell of segments. */
  public RollUpStrategies withLayouts(Collection<ContextLayout> layouts) {
    return with(new RollUpRule(rule.zone(), rule.credit(), UserSegments.in(layouts), rule.names()));
  }

  /** What strategies are called; one that is not there has an empty name. */
  public RollUpStrategies withNames(Map<Integer, String> names) {
    return with(new RollUpRule(rule.zone(), rule.credit(), rule.segments(), new TreeMap<>(names)));
  }

  /** The exposures without a reward yet; one that has a reward is not pending, whatever is here. */
  public RollUpStrategies withPending(PCollection<Pending<OpenExposure>> exposures) {
    return new RollUpStrategies(rule, patience, shards, exposures);
  }

  /** On a stream, how long rewards wait for what is late, and can be corrected. */
  public RollUpStrategies withPatience(Patience waiting) {
    return new RollUpStrategies(rule, waiting, shards, pending);
  }

  /**
   * Of bounded input, into how many shards its users are divided; without it, {@value
   * #USUAL_SHARDS}. What exposures of a shard count for has to fit into a worker's memory, some 250
   * bytes each.
   */
  public RollUpStrategies withShards(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " shards hold nobody");
    }
    return new RollUpStrategies(rule, patience, number, pending);
  }

  private RollUpStrategies with(RollUpRule changed) {
    return new RollUpStrategies(changed, patience, shards, pending);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return pending == null ? Map.of() : Map.of(PENDING, pending);
  }

  @Override
  public PCollection<StrategyPerformance> expand(PCollection<Reward> rewards) {
    PCollection<CountedExposure> rewarded =
        rewards
            .apply("Forget windows", Window.into(new GlobalWindows()))
            .apply("Count rewards", ParDo.of(new CountRewardFn(rule)));
    PCollection<CountedExposure> exposures = pending == null ? rewarded : and(pending, rewarded);
    return exposures.isBounded() == IsBounded.BOUNDED ? gather(exposures) : keep(exposures);
  }

  private PCollection<CountedExposure> and(
      PCollection<Pending<OpenExposure>> waiting, PCollection<CountedExposure> rewarded) {
    PCollection<CountedExposure> counted =
        waiting
            .apply("Forget windows of pending", Window.into(new GlobalWindows()))
            .apply("Count pending", ParDo.of(new CountPendingFn(rule)));
    return PCollectionList.of(rewarded)
        .and(counted)
        .apply("Bring together", Flatten.pCollections());
  }

  private PCollection<StrategyPerformance> gather(PCollection<CountedExposure> exposures) {
    return exposures
        .apply("Pack", ParDo.of(new PackCountedFn(shards)))
        .apply("Gather shards", GroupByKey.create())
        .apply("Add up shards", ParDo.of(new AddUpShardFn()))
        .apply(
            "Key by day",
            WithKeys.<List<Long>, StrategyDay>of(day -> List.of((long) day.strategyId(), day.day()))
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.longs())))
        .apply("Gather days", Combine.perKey(new GatherDays()))
        .apply("Take days", Values.create())
        .apply("Key by strategy", keysByStrategy())
        .apply("Gather strategies", GroupByKey.create())
        .apply("Say", ParDo.of(new SayFn(rule)));
  }

  private PCollection<StrategyPerformance> keep(PCollection<CountedExposure> exposures) {
    return exposures
        .apply(
            "Key by day",
            WithKeys.<List<Long>, CountedExposure>of(
                    exposure -> List.of((long) exposure.strategyId(), exposure.day()))
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.longs())))
        .apply("Keep days", ParDo.of(new KeepDayFn(patience)))
        .apply("Key by strategy", keysByStrategy())
        .apply("Restate", ParDo.of(new RestateFn(rule, patience)));
  }

  private static WithKeys<Long, StrategyDay> keysByStrategy() {
    return WithKeys.<Long, StrategyDay>of(day -> (long) day.strategyId())
        .withKeyType(TypeDescriptors.longs());
  }

  private static final class CountRewardFn extends DoFn<Reward, CountedExposure> {

    private final RollUpRule rule;

    CountRewardFn(RollUpRule rule) {
      this.rule = rule;
    }

    @ProcessElement
    public void count(@Element Reward reward, OutputReceiver<CountedExposure> counted) {
      if (rule.counts(reward)) {
        counted.output(rule.count(reward));
      }
    }
  }

  private static final class CountPendingFn extends DoFn<Pending<OpenExposure>, CountedExposure> {

    private final RollUpRule rule;

    CountPendingFn(RollUpRule rule) {
      this.rule = rule;
    }

    @ProcessElement
    public void count(
        @Element Pending<OpenExposure> pending, OutputReceiver<CountedExposure> counted) {
      counted.output(rule.count(pending));
    }
  }

  private static final class SayFn
      extends DoFn<KV<Long, Iterable<StrategyDay>>, StrategyPerformance> {

    private final RollUpRule rule;

    SayFn(RollUpRule rule) {
      this.rule = rule;
    }

    @ProcessElement
    public void say(
        @Element KV<Long, Iterable<StrategyDay>> strategy,
        OutputReceiver<StrategyPerformance> performances) {
      List<StrategyDay> days = new ArrayList<>();
      strategy.getValue().forEach(days::add);
      DaySeries.of(days)
          .performance(rule.nameOf(Math.toIntExact(strategy.getKey())))
          .forEach(performances::output);
    }
  }
}
