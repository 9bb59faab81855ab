package org.afterward.benchmarks.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * An event on its way to the topic.
 *
 * @param atMs when it happened, in epoch milliseconds
 * @param user whose it is, by which the producer chooses the partition
 */
record Message(long atMs, String user, String json) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** What a line of the simulation says; all of its events have a time and a user. */
  static Message of(String line) {
    Long at = null;
    String user = null;
    try (JsonParser parser = FACTORY.createParser(line)) {
      parser.nextToken();
      while ((at == null || user == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("timestamp")) {
          at = Instant.parse(parser.getText()).toEpochMilli();
        } else if (name.equals("user_id")) {
          user = parser.getText();
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (at == null || user == null) {
      throw new IllegalArgumentException("Neither time nor user can be missing: " + line);
    }
    return new Message(at, user, line);
  }
}
