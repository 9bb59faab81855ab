package org.afterward.transforms.reward;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A reward's JSON without the objects around its fields, as golden answers are written. */
final class FlatJson {

  /** Two objects whose fields have the same names. */
  private static final Set<String> NAMED_WITH_THEIR_FIELDS =
      Set.of("currency_spent", "spend_counts");

  private static final JsonFactory JSON = new JsonFactory();

  private FlatJson() {}

  /** Field by name, numbers without needless decimals. */
  static Map<String, String> read(String json) {
    Map<String, String> fields = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue()) {
          String text = parser.getText();
          fields.put(
              nameOf(parser),
              token.isNumeric() ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
    return fields;
  }

  private static String nameOf(JsonParser parser) throws IOException {
    String around = parser.getParsingContext().getParent().getCurrentName();
    String name = parser.currentName();
    if (around == null || !NAMED_WITH_THEIR_FIELDS.contains(around)) {
      return name;
    }
    return name.equals("total") ? around : around + "." + name;
  }
}
