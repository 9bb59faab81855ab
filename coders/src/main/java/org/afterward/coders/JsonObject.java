package org.afterward.coders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that Afterward itself wrote, or a file of settings, taken apart by the names of its
 * fields.
 *
 * <p>A field that is missing or is not of its type is an {@link IllegalArgumentException} that
 * names it: unlike an event, such an object is either whole or of no use.
 */
final class JsonObject {

  /** A number as it was written, so that nothing is lost before it is known what it is. */
  private record Literal(String digits) {}

  private final String path;
  private final Map<String, Object> fields;

  private JsonObject(String path, Map<String, Object> fields) {
    this.path = path;
    this.fields = fields;
  }

  private interface ParserMaker {
    JsonParser make() throws IOException;
  }

  static JsonObject parse(String line) {
    return parse(() -> StrictJson.parserOfOwn(line), line);
  }

  /** Of a file that people write: nothing may be said twice. */
  static JsonObject parseFile(byte[] content) {
    int malformed = Utf8.firstMalformed(content);
    if (malformed >= 0) {
      throw new IllegalArgumentException("It is not UTF-8, at byte " + malformed);
    }
    return parse(
        () -> StrictJson.parser(content).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION),
        Bytes.wrap(content).text());
  }

  private static JsonObject parse(ParserMaker maker, String text) {
    try (JsonParser parser = maker.make()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("It is not a JSON object: " + Excerpt.of(text));
      }
      JsonObject object = new JsonObject("", fields(parser));
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("Something follows the JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It is not JSON: " + StrictJson.explain(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  private static Map<String, Object> fields(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  /** Maps, lists, texts, literals, truths; null for null. The parser limits how deep they nest. */
  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object element = value(parser);
          // We write none that is null: the number it turns into is refused by whoever reads it.
          elements.add(element == null ? new Literal("null") : element);
        }
        yield elements;
      }
      case VALUE_NULL -> null;
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_STRING -> parser.getText();
      default -> new Literal(parser.getText());
    };
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The names of the fields that are not null, in their order. */
  Set<String> names() {
    return Collections.unmodifiableSet(fields.keySet());
  }

  String text(String name) {
    return as(String.class, name, "a text");
  }

  boolean truth(String name) {
    return as(Boolean.class, name, "true or false");
  }

  long wholeLong(String name) {
    return number(name, "a whole number", digits -> new BigDecimal(digits).longValueExact());
  }

  int wholeInt(String name) {
    return number(name, "a whole number", digits -> new BigDecimal(digits).intValueExact());
  }

  double number(String name) {
    return number(name, "a number", Double::valueOf);
  }

  /** The micro-units of an amount in whole units. */
  long micros(String name) {
    return number(name, "an amount", Micros::parse);
  }

  /** Epoch milliseconds. */
  long time(String name) {
    return parsed(name, "a time", JsonObject::anyTime);
  }

  /** Days since 1970-01-01. */
  long day(String name) {
    return parsed(name, "a day", IsoTime::parseDay);
  }

  /** A text that stands for something. */
  <T> T parsed(String name, String wanted, Function<String, @Nullable T> parse) {
    return convert(name, text(name), wanted, parse);
  }

  JsonObject object(String name) {
    return child(path(name), as(Map.class, name, "an object"));
  }

  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : as(List.class, name, "an array")) {
      String place = path(name) + "[" + objects.size() + "]";
      if (!(element instanceof Map<?, ?> map)) {
        throw wrong(place, element, "an object");
      }
      objects.add(child(place, map));
    }
    return objects;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : as(List.class, name, "an array")) {
      if (!(element instanceof String text)) {
        throw wrong(path(name) + "[" + texts.size() + "]", element, "a text");
      }
      texts.add(text);
    }
    return texts;
  }

  double[] numbers(String name) {
    List<?> elements = as(List.class, name, "an array");
    double[] numbers = new double[elements.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(elements.get(i) instanceof Literal literal)) {
        throw wrong(path(name) + "[" + i + "]", elements.get(i), "a number");
      }
      numbers[i] = convert(name, literal.digits(), "a number", Double::valueOf);
    }
    return numbers;
  }

  /** Fails if there is any other field: a misspelt setting must not silently be left out. */
  void expectOnly(String... names) {
    for (String found : fields.keySet()) {
      if (!List.of(names).contains(found)) {
        throw new IllegalArgumentException(
            path(Excerpt.of(found)) + " is no setting; there are " + String.join(", ", names));
      }
    }
  }

  /** Fails unless the field holds just that text. */
  void expectText(String name, String expected) {
    if (!text(name).equals(expected)) {
      throw wrong(path(name), text(name), expected);
    }
  }

  /** Fails unless the field holds just that number, as what follows from another field must. */
  void expectLong(String name, long expected) {
    if (wholeLong(name) != expected) {
      throw wrong(path(name), wholeLong(name), Long.toString(expected));
    }
  }

  /** Fails unless the field holds just that amount, as a sum of others must. */
  void expectMicros(String name, long expected) {
    if (micros(name) != expected) {
      throw wrong(path(name), Micros.format(micros(name)), Micros.format(expected));
    }
  }

  private static long anyTime(String text) {
    // Beyond the years of ISO-8601 a clock that ran wild has its times too.
    return text.startsWith("+") || text.startsWith("-")
        ? Instant.parse(text).toEpochMilli()
        : IsoTime.parse(text);
  }

  private <T> T number(String name, String wanted, Function<String, @Nullable T> parse) {
    return convert(name, as(Literal.class, name, wanted).digits(), wanted, parse);
  }

  private <T> T convert(
      String name, String text, String wanted, Function<String, @Nullable T> parse) {
    T value;
    try {
      value = parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw wrong(path(name), text, wanted, e);
    }
    if (value == null) {
      throw wrong(path(name), text, wanted);
    }
    return value;
  }

  private <T> T as(Class<T> type, String name, String wanted) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(path(name) + " is missing, wanted " + wanted);
    }
    if (!type.isInstance(value)) {
      throw wrong(path(name), value, wanted);
    }
    return type.cast(value);
  }

  private static JsonObject child(String path, Map<?, ?> fields) {
    Map<String, Object> named = new LinkedHashMap<>();
    fields.forEach((name, value) -> named.put((String) name, value));
    return new JsonObject(path, named);
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static IllegalArgumentException wrong(String path, Object found, String wanted) {
    return wrong(path, found, wanted, null);
  }

  private static IllegalArgumentException wrong(
      String path, Object found, String wanted, @Nullable RuntimeException cause) {
    String what = found instanceof Literal literal ? literal.digits() : found.toString();
    return new IllegalArgumentException(
        path + ": found " + Excerpt.of(what) + ", wanted " + wanted, cause);
  }
}
