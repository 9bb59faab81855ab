package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A text with the names of attributes in braces: {@code fr_{requestId}_accept}. */
record Template(String text) implements Serializable {

  private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

  Template {
    String rest = HOLE.matcher(text).replaceAll("");
    if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
      throw new IllegalArgumentException("\"" + text + "\" has a brace without its other half");
    }
  }

  /** The text for an item, or null where the item lacks one of the attributes. */
  @Nullable String fill(Map<String, AttributeValue> item) {
    Matcher hole = HOLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (hole.find()) {
      String value = scalar(item.get(hole.group(1)));
      if (value == null) {
        return null;
      }
      hole.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return hole.appendTail(filled).toString();
  }

  /** A text, number or truth as a text; null for everything else. */
  static @Nullable String scalar(@Nullable AttributeValue value) {
    if (value == null) {
      return null;
    }
    return switch (value.type()) {
      case S -> value.s();
      case N -> value.n();
      case BOOL -> value.bool().toString();
      default -> null;
    };
  }
}
