package org.afterward.transforms.strategy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.CountedExposureCoder;
import org.afterward.coders.StrategyDay;
import org.afterward.coders.StrategyDayCoder;
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
import org.joda.time.Instant;

/**
 * Keeps what the exposures of a strategy and day count for, and says what they add up to whenever
 * that has changed. When no correction can come any more, they are forgotten. The names of the
 * state are in every checkpoint, and so stay as they are.
 */
final class KeepDayFn extends DoFn<KV<List<Long>, CountedExposure>, StrategyDay> {

  private static final String EXPOSURES = "exposures";
  private static final String SAID = "said";
  private static final String WAKE_AT = "wakeAt";
  private static final String FORGET_AT = "forgetAt";
  private static final String WAKE = "wake";

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  @StateId(EXPOSURES)
  private final StateSpec<BagState<CountedExposure>> exposuresSpec =
      StateSpecs.bag(CountedExposureCoder.of());

  /** What was said last. */
  @StateId(SAID)
  private final StateSpec<ValueState<StrategyDay>> saidSpec =
      StateSpecs.value(StrategyDayCoder.of());

  @StateId(WAKE_AT)
  private final StateSpec<ValueState<Long>> wakeAtSpec = StateSpecs.value(VarLongCoder.of());

  @StateId(FORGET_AT)
  private final StateSpec<ValueState<Long>> forgetAtSpec = StateSpecs.value(VarLongCoder.of());

  @TimerId(WAKE)
  private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final Patience patience;

  KeepDayFn(Patience patience) {
    this.patience = patience;
  }

  @ProcessElement
  public void keep(
      @Element KV<List<Long>, CountedExposure> arrived,
      @StateId(EXPOSURES) BagState<CountedExposure> exposures,
      @StateId(WAKE_AT) ValueState<Long> wakeAt,
      @StateId(FORGET_AT) ValueState<Long> forgetAt,
      @TimerId(WAKE) Timer timer) {
    CountedExposure exposure = arrived.getValue();
    exposures.add(exposure);
    WakeUp wake = new WakeUp(wakeAt, timer);
    wake.noLaterThan(patience.align(wake.now() + 1));
    // Others of the day may be shown up to a day later.
    long settledAt = patience.align(exposure.dueAt() + DAY_MS + patience.latenessMs());
    long lastAt = settledAt + patience.correctionMs() + 1;
    forgetAt.write(Math.max(WakeUp.orNone(forgetAt.read()), lastAt));
  }

  @OnTimer(WAKE)
  public void say(
      @StateId(EXPOSURES) BagState<CountedExposure> exposures,
      @StateId(SAID) ValueState<StrategyDay> said,
      @StateId(WAKE_AT) ValueState<Long> wakeAt,
      @StateId(FORGET_AT) ValueState<Long> forgetAt,
      @TimerId(WAKE) Timer timer,
      @Timestamp Instant firedAt,
      OutputReceiver<StrategyDay> days) {
    FoldCounted folded = new FoldCounted();
    exposures.read().forEach(folded::add);
    Collection<CountedExposure> newest = folded.exposures();
    StrategyStats stats = new StrategyStats();
    newest.forEach(stats::add);
    StrategyDay before = said.read();
    StrategyDay day = stats.day().stated(before == null ? 0 : before.statement());
    if (!day.equals(before)) {
      StrategyDay next = before == null ? day : day.stated(before.statement() + 1);
      said.write(next);
      days.output(next);
    }
    WakeUp wake = new WakeUp(wakeAt, timer);
    wake.fired();
    exposures.clear();
    long lastAt = WakeUp.orNone(forgetAt.read());
    if (firedAt.getMillis() >= lastAt) {
      said.clear();
      forgetAt.clear();
      return;
    }
    newest.forEach(exposures::add);
    wake.noLaterThan(lastAt);
  }
}
