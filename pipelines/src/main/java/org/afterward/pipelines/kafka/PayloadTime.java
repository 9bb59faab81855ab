package org.afterward.pipelines.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import org.afterward.coders.Event;
import org.afterward.coders.IsoTime;

/**
 * Finds out when an event happened, as far as a clock wants to know, without reading all of it: the
 * first {@code timestamp} at the top level, where nearly every event has it among its first fields;
 * in a reward, the {@code aggregation_timestamp}, at which its window ended.
 *
 * <p>What comes behind it is not looked at. So the message may still turn out to be no event, or to
 * name its time a second time; that is for whoever reads all of it.
 */
final class PayloadTime {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Names come from outside: they must neither stay in the JVM for ever, nor be able to
          // stop it.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private PayloadTime() {}

  /** Epoch milliseconds, or {@link Event#NO_TIME} where the bytes name none. Never throws. */
  static long find(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Event.NO_TIME;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (name.equals("timestamp") || name.equals("aggregation_timestamp")) {
          return value == JsonToken.VALUE_STRING ? IsoTime.parse(parser.getText()) : Event.NO_TIME;
        }
        parser.skipChildren();
      }
      return Event.NO_TIME;
    } catch (IOException | IllegalArgumentException notReadable) {
      return Event.NO_TIME;
    }
  }
}
