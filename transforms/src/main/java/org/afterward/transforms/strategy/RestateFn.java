package org.afterward.transforms.strategy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyDayCoder;
import org.afterward.coders.StrategyPerformance;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.WakeUp;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Keeps the days of a strategy, and says again how it did on each day and after, where that has
 * changed. The names of the state are in every checkpoint, and so stay as they are.
 */
final class RestateFn extends DoFn<KV<Long, StrategyDay>, StrategyPerformance> {

  private static final String ARRIVED = "arrived";
  private static final String DAYS = "days";
  private static final String BEFORE = "before";
  private static final String WAKE_AT = "wakeAt";
  private static final String WAKE = "wake";

  /** What has come since the last waking. */
  @StateId(ARRIVED)
  private final StateSpec<BagState<StrategyDay>> arrivedSpec =
      StateSpecs.bag(StrategyDayCoder.of());

  /** What was said is of these. */
  @StateId(DAYS)
  private final StateSpec<BagState<StrategyDay>> daysSpec = StateSpecs.bag(StrategyDayCoder.of());

  /** What all earlier days came to, which no statement changes any more. */
  @StateId(BEFORE)
  private final StateSpec<ValueState<StrategyDay>> beforeSpec =
      StateSpecs.value(StrategyDayCoder.of());

  @StateId(WAKE_AT)
  private final StateSpec<ValueState<Long>> wakeAtSpec = StateSpecs.value(VarLongCoder.of());

  @TimerId(WAKE)
  private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final RollUpRule rule;
  private final Patience patience;

  RestateFn(RollUpRule rule, Patience patience) {
    this.rule = rule;
    this.patience = patience;
  }

  @ProcessElement
  public void keep(
      @Element KV<Long, StrategyDay> day,
      @StateId(ARRIVED) BagState<StrategyDay> arrived,
      @StateId(WAKE_AT) ValueState<Long> wakeAt,
      @TimerId(WAKE) Timer timer) {
    arrived.add(day.getValue());
    WakeUp wake = new WakeUp(wakeAt, timer);
    wake.noLaterThan(patience.align(wake.now() + 1));
  }

  @OnTimer(WAKE)
  public void restate(
      @Key Long strategyId,
      @StateId(ARRIVED) BagState<StrategyDay> arrived,
      @StateId(DAYS) BagState<StrategyDay> days,
      @StateId(BEFORE) ValueState<StrategyDay> before,
      @StateId(WAKE_AT) ValueState<Long> wakeAt,
      @TimerId(WAKE) Timer timer,
      OutputReceiver<StrategyPerformance> performances) {
    StrategyMemory memory = new StrategyMemory(patience, before.read(), list(days));
    String name = rule.nameOf(Math.toIntExact(strategyId));
    Set<StrategyPerformance> said = new HashSet<>(memory.series().performance(name));
    memory.takeAll(list(arrived));
    for (StrategyPerformance row : memory.series().performance(name)) {
      if (!said.contains(row)) {
        performances.output(row);
      }
    }
    memory.forgetOldDays();
    arrived.clear();
    days.clear();
    memory.days().forEach(days::add);
    StrategyDay earlier = memory.before();
    if (earlier != null) {
      before.write(earlier);
    }
    new WakeUp(wakeAt, timer).fired();
  }

  private static Collection<StrategyDay> list(BagState<StrategyDay> days) {
    List<StrategyDay> list = new ArrayList<>();
    days.read().forEach(list::add);
    return list;
  }
}
