package org.afterward.pipelines.dynamo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML file that knows in which line it begins. */
sealed interface YamlNode {

  int line();

  record Text(int line, String text) implements YamlNode {}

  record Group(int line, Map<String, YamlNode> members) implements YamlNode {}

  record Elements(int line, List<YamlNode> elements) implements YamlNode {}

  /** Something in a file that is not as it must be. */
  final class Mistake extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    Mistake(int line, String problem) {
      super("line " + line + ": " + problem);
    }
  }

  /**
   * The whole file.
   *
   * @throws Mistake if it is not YAML, repeats a name, or has aliases
   */
  static YamlNode read(byte[] content) {
    try (JsonParser parser = new YAMLFactory().createParser(content)) {
      if (parser.nextToken() == null) {
        throw new Mistake(1, "the file is empty");
      }
      return read(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
      throw new Mistake(line, "it is not YAML: " + what);
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed", e);
    }
  }

  private static YamlNode read(JsonParser parser) throws IOException {
    int line = parser.getTokenLocation().getLineNr();
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new Mistake(line, "*" + parser.getText() + " is an alias; write what it stands for");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> new Group(line, members(parser));
      case START_ARRAY -> {
        List<YamlNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(parser));
        }
        yield new Elements(line, elements);
      }
      case VALUE_NULL -> throw new Mistake(line, "a value is missing");
      default -> new Text(line, parser.getText());
    };
  }

  private static Map<String, YamlNode> members(JsonParser parser) throws IOException {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int line = parser.getTokenLocation().getLineNr();
      parser.nextToken();
      if (members.put(name, read(parser)) != null) {
        throw new Mistake(line, name + " is there twice");
      }
    }
    return members;
  }
}
