package org.afterward.coders;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/** The one way in which JSON is parsed: the standard's JSON only, in UTF-8, within limits. */
final class StrictJson {

  /** An exposure has some thousand bytes; what has millions is something else. */
  static final int MOST_BYTES = 4 << 20;

  private static final int LONGEST_STRING = 1 << 20;
  private static final int LONGEST_NUMBER = 1000;
  private static final int DEEPEST = 64;
  private static final int LONGEST_EXPLANATION = 160;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_STRING)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNestingDepth(DEEPEST)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // UTF-16 is refused rather than guessed.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Names come from outside: they must neither stay in the JVM for ever, nor be able to
          // stop it.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  /** For what Afterward wrote: a rejection holds its input whole, however long that was. */
  private static final JsonFactory OWN_FACTORY =
      FACTORY
          .rebuild()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(DEEPEST)
                  .build())
          .build();

  /** Where Jackson thinks that the text is, and advice to whoever programs with it. */
  private static final Pattern NOISE =
      Pattern.compile("\\s*\\([^()]*\\[Source:[^\\]]*\\]\\)|: enable `\\w+\\.\\w+` to allow");

  private StrictJson() {}

  /** A parser of these bytes, which are known to be UTF-8; a byte order mark is passed over. */
  static JsonParser parser(byte[] utf8) throws IOException {
    int from = startsWithByteOrderMark(utf8) ? 3 : 0;
    return FACTORY.createParser(utf8, from, utf8.length - from);
  }

  /** A parser of a line that Afterward itself wrote. */
  static JsonParser parserOfOwn(String line) throws IOException {
    return OWN_FACTORY.createParser(line);
  }

  /** The rule that a text breaks of which the parser said this. */
  static BrokenRule broken(JsonProcessingException e) {
    return new BrokenRule(
        e instanceof StreamConstraintsException ? "too_large" : "not_json", "", explain(e));
  }

  /** What is wrong and where, without the parser's own way to say where. */
  static String explain(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "it ends before the JSON is complete" + place(e.getLocation());
    }
    String message = NOISE.matcher(e.getOriginalMessage()).replaceAll("");
    return Excerpt.of(message, LONGEST_EXPLANATION) + place(e.getLocation());
  }

  private static String place(JsonLocation location) {
    if (location == null || location.getColumnNr() < 0) {
      return "";
    }
    String column = "column " + location.getColumnNr();
    return location.getLineNr() > 1
        ? " (near line " + location.getLineNr() + ", " + column + ")"
        : " (near " + column + ")";
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
