package org.afterward.pipelines.dynamo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * JSON objects as attributes, and back. A field that is null is left out; a number is the decimal
 * as which it is written. One that DynamoDB's numbers cannot hold (of more than 38 digits, beyond
 * 1e126, closer to zero than 1e-130, and minus zero) is kept as its digits in a binary attribute,
 * so that nothing is lost.
 */
final class JsonAttributes {

  private static final JsonFactory FACTORY = new JsonFactory();

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private static final int MOST_DIGITS = 38;
  private static final int LARGEST_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;

  /** A number that takes more room than this without an exponent is written with one. */
  private static final int LONGEST_PLAIN = 40;

  private JsonAttributes() {}

  /** The fields of a JSON object, in their order. */
  static Map<String, AttributeValue> read(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("It is not a JSON object: " + json);
      }
      return fields(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  private static Map<String, AttributeValue> fields(JsonParser parser) throws IOException {
    Map<String, AttributeValue> fields = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        fields.put(name, value(parser));
      }
    }
    return fields;
  }

  private static AttributeValue value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> AttributeValue.fromM(fields(parser));
      case START_ARRAY -> {
        List<AttributeValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield AttributeValue.fromL(elements);
      }
      // An element of an array keeps its place.
      case VALUE_NULL -> AttributeValue.fromNul(true);
      case VALUE_TRUE, VALUE_FALSE -> AttributeValue.fromBool(parser.getBooleanValue());
      case VALUE_STRING -> AttributeValue.fromS(parser.getText());
      default -> number(parser.getText());
    };
  }

  /** A number that is given as JSON would write it. */
  static AttributeValue number(String digits) {
    return fits(digits)
        ? AttributeValue.fromN(digits)
        : AttributeValue.fromB(SdkBytes.fromUtf8String(digits));
  }

  private static boolean fits(String digits) {
    BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
    if (number.signum() == 0) {
      return !digits.startsWith("-");
    }
    int exponent = number.precision() - number.scale() - 1;
    return number.precision() <= MOST_DIGITS
        && exponent <= LARGEST_EXPONENT
        && exponent >= SMALLEST_EXPONENT;
  }

  /**
   * Attributes of any table as one line, in the order of their names; sets become arrays, and
   * foreign bytes Base64.
   */
  static String write(Map<String, AttributeValue> attributes) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(line)) {
      writeObject(attributes, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return line.toString();
  }

  private static void writeObject(Map<String, AttributeValue> attributes, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, AttributeValue> attribute : new TreeMap<>(attributes).entrySet()) {
      out.writeFieldName(attribute.getKey());
      write(attribute.getValue(), out);
    }
    out.writeEndObject();
  }

  private static void write(AttributeValue value, JsonGenerator out) throws IOException {
    switch (value.type()) {
      case S -> out.writeString(value.s());
      case N -> out.writeNumber(plain(value.n()));
      case BOOL -> out.writeBoolean(value.bool());
      case B -> writeBytes(value.b(), out);
      case M -> writeObject(value.m(), out);
      case L -> writeArray(value.l(), out);
      case SS -> writeArray(value.ss().stream().map(AttributeValue::fromS).toList(), out);
      case NS -> writeArray(value.ns().stream().map(AttributeValue::fromN).toList(), out);
      case BS -> writeArray(value.bs().stream().map(AttributeValue::fromB).toList(), out);
      case NUL, UNKNOWN_TO_SDK_VERSION -> out.writeNull();
    }
  }

  private static void writeArray(List<AttributeValue> values, JsonGenerator out)
      throws IOException {
    out.writeStartArray();
    for (AttributeValue value : values) {
      write(value, out);
    }
    out.writeEndArray();
  }

  private static void writeBytes(SdkBytes bytes, JsonGenerator out) throws IOException {
    String text = bytes.asString(StandardCharsets.ISO_8859_1);
    if (NUMBER.matcher(text).matches()) {
      out.writeNumber(text);
    } else {
      out.writeString(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
    }
  }

  private static String plain(String digits) {
    BigDecimal number = new BigDecimal(digits);
    boolean longOne = Math.abs((long) number.scale()) + number.precision() > LONGEST_PLAIN;
    return longOne ? number.toString() : number.toPlainString();
  }

  /** The text of an attribute where it is one, else null. */
  static @Nullable String text(Map<String, AttributeValue> item, String attribute) {
    AttributeValue value = item.get(attribute);
    return value == null ? null : value.s();
  }
}
