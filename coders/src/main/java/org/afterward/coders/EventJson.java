package org.afterward.coders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The JSON form of the events, as they come in and as Afterward writes them: one object in one
 * line.
 *
 * <p>The rules that reading names, beside those of the contracts:
 *
 * <ul>
 *   <li>of a value: {@code wrong_type}, {@code not_whole}, {@code out_of_range}, {@code
 *       not_a_time}, {@code not_text} (half of a character), {@code unknown_spend_type}; after a
 *       hundred of them one {@code too_many};
 *   <li>of a whole input: {@code not_json}, {@code too_large}, {@code not_an_object}, {@code
 *       event_type_missing}, {@code event_type_unknown}.
 * </ul>
 */
public final class EventJson {

  private EventJson() {}

  /**
   * Reads one event in one pass, in whatever order its fields come.
   *
   * <p>A field that is not of its type keeps its empty value and is named in {@link
   * Parsed#misread()}; reading goes on, so that every such field is named. Unknown fields are
   * ignored, {@code null} means absent, and of a field that comes twice the last one counts. A
   * field that only other types have is unknown to this one: what it holds is never held against
   * it.
   *
   * @throws UnreadableEventException if it is no JSON object or names no known event type
   */
  public static Parsed<Event> read(RawRecord raw) throws UnreadableEventException {
    byte[] bytes = raw.bytes().array();
    if (bytes.length > StrictJson.MOST_BYTES) {
      throw unreadable("", "too_large", "it has more than " + StrictJson.MOST_BYTES + " bytes");
    }
    int malformed = Utf8.firstMalformed(bytes);
    if (malformed >= 0) {
      throw unreadable("", "not_json", "it is not UTF-8 (byte " + (malformed + 1) + ")");
    }
    EventDraft draft = new EventDraft();
    try (JsonParser parser = StrictJson.parser(bytes)) {
      FieldReader fields = new FieldReader(parser);
      enterObject(parser);
      new EventReader(fields, draft).readFields();
      if (parser.nextToken() != null) {
        throw unreadable(draft.eventType, "not_json", "something follows the object");
      }
      return judgeType(raw, draft, fields.misread());
    } catch (JsonProcessingException e) {
      throw new UnreadableEventException(Excerpt.of(draft.eventType), StrictJson.broken(e));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  /** Writes an event as one line, without the fields that are absent. */
  public static String write(UserEvent event) {
    return EventWriter.write(event);
  }

  /** Writes an exposure as one line, without the optional fields that are absent. */
  public static String write(Exposure exposure) {
    return EventWriter.write(exposure);
  }

  /** Writes a prediction as one line, without the optional fields that are absent. */
  public static String write(Prediction prediction) {
    return EventWriter.write(prediction);
  }

  private static void enterObject(JsonParser parser) throws IOException, UnreadableEventException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw unreadable("", "not_json", "it is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      throw unreadable("", "not_an_object", "it is " + kindOf(first));
    }
  }

  private static String kindOf(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> token.asString();
    };
  }

  private static Parsed<Event> judgeType(RawRecord raw, EventDraft draft, List<BrokenRule> misread)
      throws UnreadableEventException {
    EventType type = EventType.named(draft.eventType);
    if (type != null) {
      return new Parsed<>(
          draft.build(type),
          raw,
          misread.isEmpty()
              ? misread
              : misread.stream().filter(b -> isAskedFor(b.field(), type, draft)).toList());
    }
    if (!draft.eventType.isEmpty()) {
      String found = Excerpt.of(draft.eventType);
      throw unreadable(found, "event_type_unknown", "found \"" + found + "\"");
    }
    for (BrokenRule broken : misread) {
      if (broken.field().equals("event_type")) {
        throw unreadable("", "event_type_missing", broken.problem());
      }
    }
    throw unreadable("", "event_type_missing", "it does not say of which type it is");
  }

  private static boolean isAskedFor(String path, EventType type, EventDraft draft) {
    return EventReader.belongsTo(type, path) && draft.asksFor(path);
  }

  private static UnreadableEventException unreadable(String what, String rule, String problem) {
    String field = rule.startsWith("event_type") ? "event_type" : "";
    return new UnreadableEventException(Excerpt.of(what), new BrokenRule(rule, field, problem));
  }
}
