package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.LateFact;
import org.afterward.coders.Pending;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineChunkCoder;
import org.afterward.coders.WaitingState;
import org.afterward.coders.WaitingStateCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The streaming gear: an {@link Attendant} with Beam's state for its cells. It uses only what every
 * runner has: a value, a bag, one event-time timer that is set again and again. The names of these
 * are in every checkpoint, and so stay as they are.
 */
final class AwaitFn<D, O> extends DoFn<KV<String, TimelineChunk>, O> {

  private static final String STATE = "state";
  private static final String SEALED = "sealed";
  private static final String WAKE = "wake";

  @StateId(STATE)
  private final StateSpec<ValueState<WaitingState>> stateSpec =
      StateSpecs.value(WaitingStateCoder.of());

  @StateId(SEALED)
  private final StateSpec<BagState<TimelineChunk>> sealedSpec =
      StateSpecs.bag(TimelineChunkCoder.of());

  @TimerId(WAKE)
  private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final WaitingCounters counters;

  private final Settlement<D, O> settlement;
  private final Patience patience;
  private final @Nullable Long completeUntilMs;
  private final Outcomes.Tags<D, O> tags;
  private transient @Nullable Attendant<D, O> attendant;
  private transient WaitingCounts counts = new WaitingCounts(1);

  AwaitFn(
      Settlement<D, O> settlement,
      Patience patience,
      @Nullable Instant completeUntil,
      Outcomes.Tags<D, O> tags) {
    this.counters = WaitingCounters.of(settlement.countedAs());
    this.settlement = settlement;
    this.patience = patience;
    this.completeUntilMs = completeUntil == null ? null : completeUntil.getMillis();
    this.tags = tags;
  }

  @StartBundle
  public void startBundle() {
    counts = new WaitingCounts(settlement.outcomesPerDecision());
  }

  @FinishBundle
  public void finishBundle() {
    counters.add(counts);
  }

  @ProcessElement
  public void receive(
      @Element KV<String, TimelineChunk> arrived,
      @StateId(STATE) ValueState<WaitingState> state,
      @StateId(SEALED) BagState<TimelineChunk> sealed,
      @TimerId(WAKE) Timer wake,
      MultiOutputReceiver outputs) {
    attendant()
        .receive(
            arrived.getKey(),
            arrived.getValue(),
            streamTime(wake),
            new StateCells(state, sealed, wake),
            new OutputDoor(outputs));
  }

  @OnTimer(WAKE)
  public void wake(
      @Key String person,
      @StateId(STATE) ValueState<WaitingState> state,
      @StateId(SEALED) BagState<TimelineChunk> sealed,
      @TimerId(WAKE) Timer wake,
      @Timestamp Instant firedAt,
      MultiOutputReceiver outputs) {
    long knownUntil =
        completeUntilMs == null
            ? System.currentTimeMillis() - patience.latenessMs()
            : completeUntilMs;
    attendant()
        .wake(
            person,
            Math.max(firedAt.getMillis(), streamTime(wake)),
            knownUntil,
            completeUntilMs == null ? Pending.Cause.DRAINED : Pending.Cause.HORIZON_OPEN,
            new StateCells(state, sealed, wake),
            new OutputDoor(outputs));
    counts.decidedUpTo(
        Math.min(firedAt.getMillis() - patience.latenessMs(), knownUntil) - settlement.horizonMs());
  }

  /**
   * The watermark, where the runner tells it; else the time of the element, by which nothing is
   * late.
   */
  private static long streamTime(Timer timer) {
    return timer.getCurrentRelativeTime().getMillis();
  }

  private Attendant<D, O> attendant() {
    Attendant<D, O> current = attendant;
    if (current == null) {
      current = new Attendant<>(settlement, patience);
      attendant = current;
    }
    return current;
  }

  private final class OutputDoor implements WaitingRoom.Door<D, O> {

    private final MultiOutputReceiver outputs;

    OutputDoor(MultiOutputReceiver outputs) {
      this.outputs = outputs;
    }

    @Override
    public void settled(O outcome) {
      counts.addSettled();
      outputs.get(tags.settled).output(outcome);
    }

    @Override
    public void corrected(O outcome) {
      counts.addCorrected();
      outputs.get(tags.settled).output(outcome);
    }

    @Override
    public void estimated(O estimate) {
      counts.addEstimated();
      outputs.get(tags.estimates).output(estimate);
    }

    @Override
    public void pending(Pending<D> decision) {
      counts.addPending();
      outputs.get(tags.pending).output(decision);
    }

    @Override
    public void late(LateFact fact) {
      counts.addLate(fact);
      outputs.get(tags.lateFacts).output(fact);
    }
  }

  private static final class StateCells implements Cells {

    private final ValueState<WaitingState> state;
    private final BagState<TimelineChunk> sealed;
    private final Timer wake;

    StateCells(ValueState<WaitingState> state, BagState<TimelineChunk> sealed, Timer wake) {
      this.state = state;
      this.sealed = sealed;
      this.wake = wake;
    }

    @Override
    public WaitingState state() {
      WaitingState kept = state.read();
      return kept == null ? WaitingState.nothing() : kept;
    }

    @Override
    public void keep(WaitingState newState) {
      state.write(newState);
    }

    @Override
    public List<TimelineChunk> sealed() {
      List<TimelineChunk> chunks = new ArrayList<>();
      sealed.read().forEach(chunks::add);
      return chunks;
    }

    @Override
    public void seal(TimelineChunk chunk) {
      sealed.add(chunk);
    }

    @Override
    public void replaceSealed(List<TimelineChunk> chunks) {
      sealed.clear();
      chunks.forEach(sealed::add);
    }

    @Override
    public void clear() {
      state.clear();
      sealed.clear();
    }

    @Override
    public void wakeAt(long time) {
      wake.set(
          Instant.ofEpochMilli(Math.min(time, GlobalWindow.INSTANCE.maxTimestamp().getMillis())));
    }
  }
}
