package org.afterward.transforms.prediction;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.ModelPerformanceCoder;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.PredictionOutcomeCoder;
import org.afterward.transforms.waiting.Newest;
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
 * Keeps the outcomes of a model's day, and says how the model did: when the day is settled, and
 * again when a correction has changed that. When no correction can come any more, they are
 * forgotten. The names of the state are in every checkpoint, and so stay as they are.
 */
final class RestateFn extends DoFn<KV<List<String>, PredictionOutcome>, ModelPerformance> {

  private static final String OUTCOMES = "outcomes";
  private static final String SAID = "said";
  private static final String WAKE_AT = "wakeAt";
  private static final String FORGET_AT = "forgetAt";
  private static final String WAKE = "wake";

  @StateId(OUTCOMES)
  private final StateSpec<BagState<PredictionOutcome>> outcomesSpec =
      StateSpecs.bag(PredictionOutcomeCoder.of());

  /** What was said last. */
  @StateId(SAID)
  private final StateSpec<ValueState<ModelPerformance>> saidSpec =
      StateSpecs.value(ModelPerformanceCoder.of());

  /** When the timer is set for, which cannot tell it. */
  @StateId(WAKE_AT)
  private final StateSpec<ValueState<Long>> wakeAtSpec = StateSpecs.value(VarLongCoder.of());

  @StateId(FORGET_AT)
  private final StateSpec<ValueState<Long>> forgetAtSpec = StateSpecs.value(VarLongCoder.of());

  @TimerId(WAKE)
  private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final ScoreRule rule;
  private final Patience patience;

  RestateFn(ScoreRule rule, Patience patience) {
    this.rule = rule;
    this.patience = patience;
  }

  @ProcessElement
  public void keep(
      @Element KV<List<String>, PredictionOutcome> arrived,
      @StateId(OUTCOMES) BagState<PredictionOutcome> outcomes,
      @StateId(WAKE_AT) ValueState<Long> wakeAt,
      @StateId(FORGET_AT) ValueState<Long> forgetAt,
      @TimerId(WAKE) Timer timer) {
    PredictionOutcome outcome = arrived.getValue();
    outcomes.add(outcome);
    long dayEnd = rule.endOf(rule.dayOf(outcome.prediction().madeAt()));
    long settledAt = patience.dueAt(dayEnd, outcome.horizonMs());
    WakeUp wake = new WakeUp(wakeAt, timer);
    wake.noLaterThan(Math.max(settledAt, patience.align(wake.now() + 1)));
    forgetAt.write(
        Math.max(WakeUp.orNone(forgetAt.read()), settledAt + patience.correctionMs() + 1));
  }

  @OnTimer(WAKE)
  public void restate(
      @Key List<String> model,
      @StateId(OUTCOMES) BagState<PredictionOutcome> outcomes,
      @StateId(SAID) ValueState<ModelPerformance> said,
      @StateId(WAKE_AT) ValueState<Long> wakeAt,
      @StateId(FORGET_AT) ValueState<Long> forgetAt,
      @TimerId(WAKE) Timer timer,
      @Timestamp Instant firedAt,
      OutputReceiver<ModelPerformance> performances) {
    Collection<PredictionOutcome> newest = newest(outcomes.read());
    PeriodStats stats = PeriodStats.by(rule);
    newest.forEach(stats::add);
    ModelPerformance performance = stats.performance(model.get(0), model.get(1));
    ModelPerformance before = said.read();
    if (before != null) {
      performance = performance.revised(before.revision());
    }
    if (!performance.equals(before)) {
      ModelPerformance next =
          before == null ? performance : performance.revised(before.revision() + 1);
      said.write(next);
      performances.output(next);
    }
    WakeUp wake = new WakeUp(wakeAt, timer);
    wake.fired();
    outcomes.clear();
    long lastAt = WakeUp.orNone(forgetAt.read());
    if (firedAt.getMillis() >= lastAt) {
      said.clear();
      forgetAt.clear();
      return;
    }
    newest.forEach(outcomes::add);
    wake.noLaterThan(lastAt);
  }

  private static Collection<PredictionOutcome> newest(Iterable<PredictionOutcome> outcomes) {
    Newest<PredictionOutcome> newness = FoldOutcomes.newest();
    Map<List<String>, PredictionOutcome> newest = new LinkedHashMap<>();
    for (PredictionOutcome outcome : outcomes) {
      newest.merge(
          FoldOutcomes.key(outcome), outcome, (one, other) -> newness.apply(List.of(one, other)));
    }
    return newest.values();
  }
}
