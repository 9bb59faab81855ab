package org.afterward.coders;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Writes one JSON object as one line, the same bytes for the same values on every JDK.
 *
 * <p>Unlike Jackson's generators it writes any Java string as valid JSON (half a character becomes
 * an escape), and whole doubles without a fraction.
 */
final class JsonLine {

  /** Below this every whole double is exact, and short. */
  private static final double PLAIN_BELOW = 1e15;

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(1024);

  /** Whether the next value or name is the first of its object or array. */
  private boolean first = true;

  JsonLine beginObject() {
    return begin('{');
  }

  JsonLine endObject() {
    return end('}');
  }

  JsonLine beginObject(String name) {
    return name(name).begin('{');
  }

  JsonLine beginArray(String name) {
    return name(name).begin('[');
  }

  JsonLine endArray() {
    return end(']');
  }

  private JsonLine begin(char bracket) {
    separate();
    out.append(bracket);
    first = true;
    return this;
  }

  private JsonLine end(char bracket) {
    out.append(bracket);
    first = false;
    return this;
  }

  private JsonLine name(String name) {
    separate();
    quote(name);
    out.append(':');
    first = true;
    return this;
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  JsonLine field(String name, String text) {
    return name(name).element(text);
  }

  JsonLine field(String name, long number) {
    return name(name).literal(Long.toString(number));
  }

  JsonLine field(String name, boolean truth) {
    return name(name).literal(Boolean.toString(truth));
  }

  /** What is not finite becomes null, for JSON has no other name for it. */
  JsonLine field(String name, double number) {
    return name(name).element(number);
  }

  JsonLine nullField(String name) {
    return name(name).literal("null");
  }

  JsonLine timeField(String name, long epochMs) {
    return field(name, IsoTime.format(epochMs));
  }

  /** An amount in whole units, exactly. */
  JsonLine microsField(String name, long micros) {
    return name(name).literal(Micros.format(micros));
  }

  JsonLine fieldUnlessEmpty(String name, String text) {
    return text.isEmpty() ? this : field(name, text);
  }

  JsonLine fieldUnlessZero(String name, long number) {
    return number == 0 ? this : field(name, number);
  }

  JsonLine fieldUnlessNaN(String name, double number) {
    return Double.isNaN(number) ? this : field(name, number);
  }

  JsonLine timeFieldUnlessAbsent(String name, long epochMs) {
    return epochMs == Event.NO_TIME ? this : timeField(name, epochMs);
  }

  JsonLine element(String text) {
    separate();
    quote(text);
    return this;
  }

  JsonLine element(double number) {
    if (!Double.isFinite(number)) {
      return literal("null");
    }
    long whole = (long) number;
    boolean plain =
        whole == number
            && Math.abs(number) < PLAIN_BELOW
            && (whole != 0 || Double.doubleToRawLongBits(number) == 0);
    // Double.toString prints other digits before JDK 19 than after it.
    return literal(plain ? Long.toString(whole) : NumberOutput.toString(number, true));
  }

  private JsonLine literal(String literal) {
    separate();
    out.append(literal);
    return this;
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || (Character.isSurrogate(c) && Surrogates.isLone(text, i))) {
            escape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void escape(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xF));
    }
  }

  /** The line as far as it is written, without an end of line. */
  @Override
  public String toString() {
    return out.toString();
  }
}
