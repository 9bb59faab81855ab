package org.afterward.pipelines.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.afterward.coders.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Reads how the app's own tables are events, from YAML: by table a list of rules, each with the
 * event type, which items it is of ({@code when}), what the event's fields are made of ({@code
 * fields}), how times are written ({@code time}) and what values are called ({@code values}). An
 * item of which several rules hold is several events. {@code ./afterward tables --mapping} prints
 * the standard one.
 *
 * <pre>{@code
 * currencyTransactions:
 *   - event_type: CURRENCY_SPEND
 *     when: {type: SPEND}
 *     fields:
 *       event_id: "{transactionId}"
 *       timestamp: "{createdAt}"
 *       user_id: "{userId}"
 *       amount: "{amount}"
 *       spend_type: "{purpose}"
 * }</pre>
 */
public final class AppTablesFile {

  private static final String STANDARD = "app-tables.yaml";

  private static final List<String> SETTINGS =
      List.of("event_type", "when", "time", "fields", "values");

  private static final List<String> NEEDED = List.of("event_id", EventRule.TIMESTAMP, "user_id");

  private AppTablesFile() {}

  /** The mapping that fits the names of the specification. */
  public static AppTables standard() {
    return read(STANDARD, standardText().getBytes(StandardCharsets.UTF_8));
  }

  /** The file of {@link #standard}, with its comments. */
  static String standardText() {
    try (InputStream in = AppTablesFile.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(STANDARD + " cannot be read", e);
    }
  }

  /**
   * The mapping that a file describes.
   *
   * @throws IllegalArgumentException in one line, naming the file, the line, and what would be
   *     right
   */
  public static AppTables read(String fileName, byte[] content) {
    try {
      Map<String, List<EventRule>> tables = new LinkedHashMap<>();
      group(YamlNode.read(content), "the file, by the name of each table,")
          .members()
          .forEach((table, rules) -> tables.put(table, rules(table, rules)));
      return new AppTables(tables);
    } catch (YamlNode.Mistake e) {
      throw new IllegalArgumentException(fileName + ", " + e.getMessage(), e);
    }
  }

  private static List<EventRule> rules(String table, YamlNode node) {
    if (!(node instanceof YamlNode.Elements list) || list.elements().isEmpty()) {
      throw new YamlNode.Mistake(node.line(), table + " must be a list of rules");
    }
    List<EventRule> rules = new ArrayList<>();
    list.elements().forEach(rule -> rules.add(rule(group(rule, "a rule of " + table))));
    return List.copyOf(rules);
  }

  private static EventRule rule(YamlNode.Group rule) {
    Map<String, YamlNode> members = rule.members();
    requireKnown(members, SETTINGS, "setting");
    YamlNode fields = members.get("fields");
    if (fields == null) {
      throw new YamlNode.Mistake(rule.line(), "the rule has no fields");
    }
    return new EventRule(
        type(rule),
        when(members.get("when")),
        time(members.get("time")),
        fields(group(fields, "fields")),
        values(members.get("values")));
  }

  private static EventType type(YamlNode.Group rule) {
    YamlNode node = rule.members().get("event_type");
    if (node == null) {
      throw new YamlNode.Mistake(rule.line(), "the rule has no event_type");
    }
    String name = text(node, "event_type");
    EventType type = EventType.named(name);
    if (type == null || !type.isUserEvent()) {
      String known =
          Arrays.stream(EventType.values())
              .filter(EventType::isUserEvent)
              .map(Enum::name)
              .collect(Collectors.joining(", "));
      throw new YamlNode.Mistake(
          node.line(), "event_type is \"" + name + "\", and must be one of " + known);
    }
    return type;
  }

  private static Map<String, List<String>> when(@Nullable YamlNode node) {
    Map<String, List<String>> when = new LinkedHashMap<>();
    if (node != null) {
      group(node, "when")
          .members()
          .forEach(
              (attribute, values) ->
                  when.put(
                      attribute,
                      values instanceof YamlNode.Elements list
                          ? list.elements().stream().map(value -> text(value, attribute)).toList()
                          : List.of(text(values, attribute))));
    }
    return when;
  }

  private static TimeFormat time(@Nullable YamlNode node) {
    if (node == null) {
      return TimeFormat.ISO;
    }
    String name = text(node, "time");
    for (TimeFormat format : TimeFormat.values()) {
      if (format.wireName().equals(name)) {
        return format;
      }
    }
    throw new YamlNode.Mistake(
        node.line(),
        "time is \"" + name + "\", and must be one of iso, epoch_seconds, epoch_millis");
  }

  private static Map<String, Template> fields(YamlNode.Group group) {
    requireKnown(group.members(), EventRule.FIELDS, "field");
    Map<String, Template> fields = new LinkedHashMap<>();
    group
        .members()
        .forEach(
            (field, node) -> {
              try {
                fields.put(field, new Template(text(node, field)));
              } catch (YamlNode.Mistake e) {
                throw e;
              } catch (IllegalArgumentException e) {
                throw new YamlNode.Mistake(node.line(), field + ": " + e.getMessage());
              }
            });
    for (String needed : NEEDED) {
      if (!fields.containsKey(needed)) {
        throw new YamlNode.Mistake(group.line(), "fields has no " + needed);
      }
    }
    return fields;
  }

  private static Map<String, Map<String, String>> values(@Nullable YamlNode node) {
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    if (node != null) {
      YamlNode.Group group = group(node, "values");
      requireKnown(group.members(), EventRule.FIELDS, "field");
      group
          .members()
          .forEach(
              (field, names) -> {
                Map<String, String> renamed = new LinkedHashMap<>();
                group(names, "values." + field)
                    .members()
                    .forEach((from, to) -> renamed.put(from, text(to, from)));
                values.put(field, renamed);
              });
    }
    return values;
  }

  private static void requireKnown(Map<String, YamlNode> members, List<String> known, String what) {
    members.forEach(
        (name, node) -> {
          if (!known.contains(name)) {
            throw new YamlNode.Mistake(
                node.line(),
                "there is no %s \"%s\"; there are %s"
                    .formatted(what, name, String.join(", ", known)));
          }
        });
  }

  private static YamlNode.Group group(YamlNode node, String what) {
    if (node instanceof YamlNode.Group group) {
      return group;
    }
    throw new YamlNode.Mistake(node.line(), what + " must be a group of names and values");
  }

  private static String text(YamlNode node, String what) {
    if (node instanceof YamlNode.Text text) {
      return text.text();
    }
    throw new YamlNode.Mistake(node.line(), what + " must be one value");
  }
}
