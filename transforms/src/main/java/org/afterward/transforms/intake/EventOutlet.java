package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.Parsed;
import org.afterward.coders.Prediction;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;

/**
 * Parts events by kind within a DoFn, as {@link ParseEvents} does: for those who read events from
 * something else than lines. The DoFn is applied by {@link ParsedEvents#by}, and hands on its
 * beginnings and ends of bundles.
 */
public final class EventOutlet implements Serializable {

  private final Counter seenCount = Metrics.counter(ParseEvents.class, "seen");
  private final RejectionCounters rejections = RejectionCounters.of(ParseEvents.class);
  private final Counter ownRecords = Metrics.counter(ParseEvents.class, "own_records_passed_over");
  private final int level;
  private transient long seen;

  private EventOutlet(int level) {
    this.level = level;
  }

  /** For events of this level and those below; others are rejected. */
  public static EventOutlet atLevel(int level) {
    return new EventOutlet(level);
  }

  public void startBundle() {
    seen = 0;
  }

  public void finishBundle() {
    seenCount.inc(seen);
  }

  /** An event, or what Afterward itself wrote, which is counted. */
  public void event(Parsed<Event> parsed, MultiOutputReceiver outputs) {
    seen++;
    Event event = parsed.value();
    if (event.type().level() > level) {
      BrokenRule off = EventContract.levelOff(event.type(), level);
      reject(new Rejection(event.type().name(), List.of(off), parsed.raw()), outputs);
    } else if (event instanceof UserEvent userEvent) {
      outputs
          .get(ParsedEvents.USER_EVENTS)
          .output(new Parsed<>(userEvent, parsed.raw(), parsed.misread()));
    } else if (event instanceof Exposure exposure) {
      outputs
          .get(ParsedEvents.EXPOSURES)
          .output(new Parsed<>(exposure, parsed.raw(), parsed.misread()));
    } else if (event instanceof Prediction prediction) {
      outputs
          .get(ParsedEvents.PREDICTIONS)
          .output(new Parsed<>(prediction, parsed.raw(), parsed.misread()));
    } else if (event instanceof OwnRecord own) {
      ownRecords.inc();
      outputs.get(ParsedEvents.OWN_RECORDS).output(new Parsed<>(own, parsed.raw(), List.of()));
    }
  }

  /** Something of which no event can be made. */
  public void unreadable(Rejection rejection, MultiOutputReceiver outputs) {
    seen++;
    reject(rejection, outputs);
  }

  private void reject(Rejection rejection, MultiOutputReceiver outputs) {
    rejections.count(rejection);
    outputs.get(ParsedEvents.REJECTIONS).output(rejection);
  }
}
