package org.afterward.transforms.waiting;

import org.afterward.coders.Event;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** One timer that is only ever set earlier, with the time it is set for, which it cannot tell. */
public record WakeUp(ValueState<Long> wakeAt, Timer timer) {

  public void noLaterThan(long time) {
    long latest = GlobalWindow.INSTANCE.maxTimestamp().getMillis();
    long set = orNone(wakeAt.read());
    if (set == Event.NO_TIME || time < set) {
      wakeAt.write(time);
      timer.set(Instant.ofEpochMilli(Math.min(time, latest)));
    }
  }

  /** The watermark, where the runner tells it. */
  public long now() {
    return timer.getCurrentRelativeTime().getMillis();
  }

  /** To be called when the timer has fired, before it is set again. */
  public void fired() {
    wakeAt.clear();
  }

  /** A time out of state, or {@link Event#NO_TIME} where none is kept. */
  public static long orNone(@Nullable Long time) {
    return time == null ? Event.NO_TIME : time;
  }
}
