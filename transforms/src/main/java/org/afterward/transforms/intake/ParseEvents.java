package org.afterward.transforms.intake;

import java.util.List;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.Parsed;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads JSON events of every kind, one a record, and parts them by kind. A record that is no event,
 * or one of a level that is not switched on, is rejected here; a field that is not of its type is
 * noted, for the validating transforms to judge with the rest. What Afterward itself wrote is
 * counted, and apart.
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
    return ParsedEvents.by(ParDo.of(new ParseFn(level)), records);
  }

  private static final class ParseFn extends DoFn<RawRecord, Parsed<UserEvent>> {

    private final EventOutlet outlet;

    ParseFn(int level) {
      this.outlet = EventOutlet.atLevel(level);
    }

    @StartBundle
    public void startBundle() {
      outlet.startBundle();
    }

    @FinishBundle
    public void finishBundle() {
      outlet.finishBundle();
    }

    @ProcessElement
    public void parse(@Element RawRecord record, MultiOutputReceiver outputs) {
      Parsed<Event> parsed;
      try {
        parsed = EventJson.read(record);
      } catch (UnreadableEventException e) {
        outlet.unreadable(new Rejection(e.what(), List.of(e.broken()), record), outputs);
        return;
      }
      outlet.event(parsed, outputs);
    }
  }
}
