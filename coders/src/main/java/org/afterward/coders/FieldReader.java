package org.afterward.coders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through JSON and reads each value as the type that is wanted there.
 *
 * <p>A value of another type is passed over, is named with its path, and gives the empty value; so
 * does {@code null}, without being named.
 */
final class FieldReader {

  /** Beyond this, one more broken rule says that there are more: a hostile line stays small. */
  private static final int MOST_NAMED = 100;

  private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int DIGITS_OF_LARGEST_LONG = 19;

  private final JsonParser parser;
  private final List<BrokenRule> misread = new ArrayList<>(0);

  /** Reads on from where the parser stands. */
  FieldReader(JsonParser parser) {
    this.parser = parser;
  }

  List<BrokenRule> misread() {
    return misread;
  }

  /** Whether an object begins here; if so, its fields are next. */
  boolean beginsObject() throws IOException {
    return begins(JsonToken.START_OBJECT, "an object");
  }

  /** Whether an array begins here; if so, its elements are next. */
  boolean beginsArray() throws IOException {
    return begins(JsonToken.START_ARRAY, "an array");
  }

  private boolean begins(JsonToken start, String wanted) throws IOException {
    if (parser.hasToken(start)) {
      return true;
    }
    wrongType(wanted);
    return false;
  }

  /** Goes to the value of the object's next field, and returns its name; null after the last. */
  @Nullable String nextField() throws IOException {
    String name = parser.nextFieldName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Goes to the array's next element; false after the last. */
  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Passes over the value. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  boolean isAbsent() {
    return parser.hasToken(JsonToken.VALUE_NULL);
  }

  String text() throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      wrongType("a text");
      return "";
    }
    String text = parser.getText();
    return isText(text) ? text : "";
  }

  /** The value as text, be it a text, a number, or true or false; null where it is none. */
  @Nullable String anyAsText() throws IOException {
    if (!parser.currentToken().isScalarValue() || isAbsent()) {
      wrongType("a text, a number, true or false");
      return null;
    }
    String text = parser.getText();
    return isText(text) ? text : null;
  }

  /** Whether a text, or a field's name, is one that UTF-8 can say; else that is named. */
  boolean isText(String text) {
    if (Surrogates.areAllPaired(text)) {
      return true;
    }
    name("not_text", "found \"" + Excerpt.of(text) + "\", which has half of a character");
    return false;
  }

  boolean truth() throws IOException {
    if (!parser.currentToken().isBoolean()) {
      wrongType("true or false");
      return false;
    }
    return parser.getBooleanValue();
  }

  /** A finite number, or {@code NaN}. */
  double number() throws IOException {
    return parser.currentToken().isNumeric() ? finite() : noNumber("a number");
  }

  /** As {@link #number()}, with true as 1 and false as 0. */
  double numberOrTruth() throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isBoolean()) {
      return token == JsonToken.VALUE_TRUE ? 1 : 0;
    }
    return token.isNumeric() ? finite() : noNumber("a number, true or false");
  }

  private double finite() throws IOException {
    double value = parser.getDoubleValue();
    if (Double.isFinite(value)) {
      return value;
    }
    name("out_of_range", found() + ", wanted a number that a double can hold");
    return Double.NaN;
  }

  private double noNumber(String wanted) throws IOException {
    wrongType(wanted);
    return Double.NaN;
  }

  /** A whole number of up to 32 bits, or 0. */
  int wholeInt() throws IOException {
    return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A whole number of up to 64 bits, or 0. */
  long wholeLong() throws IOException {
    return whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long whole(long least, long most) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      wrongType("a whole number");
      return 0;
    }
    if (isShortInteger()) {
      long value = parser.getLongValue();
      return value >= least && value <= most ? value : outOfRange(least, most);
    }
    // 4.0, 4e0, or very long: exactly, but never with more digits than were written.
    double rough = parser.getDoubleValue();
    if (Math.abs(rough) > LARGEST_LONG.doubleValue()) {
      return outOfRange(least, most);
    }
    BigDecimal exact;
    try {
      exact = new BigDecimal(parser.getText()).stripTrailingZeros();
    } catch (NumberFormatException e) {
      // An exponent of ten digits or more: the number is zero, or as near to it as nothing.
      return rough == 0 && parser.getText().matches("-?[0.]+[eE].*") ? 0 : notWhole();
    }
    if (exact.scale() > 0) {
      return notWhole();
    }
    if (exact.precision() - exact.scale() > DIGITS_OF_LARGEST_LONG
        || exact.compareTo(BigDecimal.valueOf(least)) < 0
        || exact.compareTo(BigDecimal.valueOf(most)) > 0) {
      return outOfRange(least, most);
    }
    return exact.longValueExact();
  }

  private boolean isShortInteger() throws IOException {
    return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && parser.getTextLength() < DIGITS_OF_LARGEST_LONG;
  }

  private long outOfRange(long least, long most) throws IOException {
    name("out_of_range", found() + ", wanted a whole number from " + least + " to " + most);
    return 0;
  }

  private long notWhole() throws IOException {
    name("not_whole", found() + ", wanted a whole number");
    return 0;
  }

  /** Epoch milliseconds, or {@link Event#NO_TIME}. */
  long time() throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      wrongType("a time such as 2024-01-15T19:30:00Z");
      return Event.NO_TIME;
    }
    String text = parser.getText();
    long at = IsoTime.parseOrNoTime(text);
    if (at == Event.NO_TIME) {
      name("not_a_time", found() + ", which " + IsoTime.whatIsWrongWith(text));
    }
    return at;
  }

  /** Passes over a value that is not what is wanted, and says so unless it is just absent. */
  void wrongType(String wanted) throws IOException {
    if (!isAbsent()) {
      name("wrong_type", found() + ", wanted " + wanted);
      parser.skipChildren();
    }
  }

  /** Names what is wrong with the value that the parser stands at. */
  void name(String rule, String problem) {
    if (misread.size() < MOST_NAMED) {
      misread.add(new BrokenRule(rule, path(), problem));
    } else if (misread.size() == MOST_NAMED) {
      misread.add(new BrokenRule("too_many", "", "more than " + MOST_NAMED + " values are wrong"));
    }
  }

  private String found() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "found an object";
      case START_ARRAY -> "found an array";
      case VALUE_STRING -> "found \"" + Excerpt.of(parser.getText()) + "\"";
      default -> "found " + Excerpt.of(parser.getText());
    };
  }

  private String path() {
    JsonStreamContext place = parser.getParsingContext();
    // At its beginning, an object or array is already the place it is.
    return path(parser.currentToken().isStructStart() ? place.getParent() : place);
  }

  private static String path(JsonStreamContext place) {
    if (place.inRoot()) {
      return "";
    }
    String parent = path(place.getParent());
    if (place.inArray()) {
      return parent + "[" + place.getCurrentIndex() + "]";
    }
    String name = Excerpt.of(place.getCurrentName());
    return parent.isEmpty() ? name : parent + "." + name;
  }
}
