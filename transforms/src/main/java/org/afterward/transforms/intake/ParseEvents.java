package org.afterward.transforms.intake;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Parsed;
import org.afterward.coders.Prediction;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads JSON events of every kind, one a record, and parts them by kind. A record that is no event,
 * or one of a level that is not switched on, is rejected here; a field that is not of its type is
 * noted, for the validating transforms to judge with the rest. What Afterward itself wrote is
 * counted and passed over.
 *
 * <p>Bounded or unbounded, without state; windows and timestamps stay as they are.
 *
 * <pre>{@code
 * ParsedEvents parsed = lines.apply("Parse", ParseEvents.atLevel(3));
 * }</pre>
 */
public final class ParseEvents extends PTransform<PCollection<RawRecord>, ParsedEvents> {

  private final int level;

  private ParseEvents(int level) {
    this.level = level;
  }

  /** Of every level. */
  public static ParseEvents ofAllLevels() {
    return atLevel(EventType.HIGHEST_LEVEL);
  }

  /** Of this level and those below. */
  public static ParseEvents atLevel(int level) {
    if (level < 1 || level > EventType.HIGHEST_LEVEL) {
      throw new IllegalArgumentException(
          "Levels are 1 to " + EventType.HIGHEST_LEVEL + "; there is no level " + level);
    }
    return new ParseEvents(level);
  }

  @Override
  public ParsedEvents expand(PCollection<RawRecord> records) {
    PCollectionTuple parsed =
        records.apply(
            "Parse",
            ParDo.of(new ParseFn(level))
                .withOutputTags(
                    ParsedEvents.USER_EVENTS,
                    TupleTagList.of(ParsedEvents.EXPOSURES)
                        .and(ParsedEvents.PREDICTIONS)
                        .and(ParsedEvents.REJECTIONS)));
    return new ParsedEvents(parsed);
  }

  private static final class ParseFn extends DoFn<RawRecord, Parsed<UserEvent>> {

    private final Counter seenCount = Metrics.counter(ParseEvents.class, "seen");
    private final RejectionCounters rejections = RejectionCounters.of(ParseEvents.class);
    private final Counter passedOver =
        Metrics.counter(ParseEvents.class, "own_records_passed_over");
    private final int level;
    private transient long seen;

    ParseFn(int level) {
      this.level = level;
    }

    @StartBundle
    public void startBundle() {
      seen = 0;
    }

    @FinishBundle
    public void finishBundle() {
      seenCount.inc(seen);
    }

    @ProcessElement
    public void parse(@Element RawRecord record, MultiOutputReceiver outputs) {
      seen++;
      Parsed<Event> parsed;
      try {
        parsed = EventJson.read(record);
      } catch (UnreadableEventException e) {
        reject(new Rejection(e.what(), List.of(e.broken()), record), outputs);
        return;
      }
      Event event = parsed.value();
      if (event.type().level() > level) {
        BrokenRule off = EventContract.levelOff(event.type(), level);
        reject(new Rejection(event.type().name(), List.of(off), record), outputs);
      } else if (event instanceof UserEvent userEvent) {
        outputs
            .get(ParsedEvents.USER_EVENTS)
            .output(new Parsed<>(userEvent, record, parsed.misread()));
      } else if (event instanceof Exposure exposure) {
        outputs
            .get(ParsedEvents.EXPOSURES)
            .output(new Parsed<>(exposure, record, parsed.misread()));
      } else if (event instanceof Prediction prediction) {
        outputs
            .get(ParsedEvents.PREDICTIONS)
            .output(new Parsed<>(prediction, record, parsed.misread()));
      } else {
        passedOver.inc();
      }
    }

    private void reject(Rejection rejection, MultiOutputReceiver outputs) {
      rejections.count(rejection);
      outputs.get(ParsedEvents.REJECTIONS).output(rejection);
    }
  }
}
