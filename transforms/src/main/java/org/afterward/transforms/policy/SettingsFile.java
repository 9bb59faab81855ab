package org.afterward.transforms.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a file has, in JSON or YAML, by their names; those within groups have the
 * group's name and a dot in front, as {@code match.bonus}. Any may be left out, and is then what
 * whoever asks for it says; one that is not known is an error, since a misspelt setting would
 * otherwise silently be the standard's.
 *
 * <pre>{@code
 * Policy policy =
 *     SettingsFile.read(
 *         "policy.yaml",
 *         content,
 *         "tea policy",
 *         List.of("name", "cups", "milk.share"),
 *         settings -> new Policy(settings.text("name", "default"), settings.number("milk.share", 0.1)));
 * }</pre>
 *
 * <p>A group whose names the file chooses is known as {@code milk.*}, and a list of groups as
 * {@code teas[]}: {@code teas[].steeped.*} is {@code teas[0].steeped.oolong} in a file.
 *
 * <p>No number goes beyond a billion.
 */
public final class SettingsFile {

  /** A number beyond this is a mistake, and sums and ends of windows would not fit a long. */
  private static final BigDecimal NUMBER_AT_MOST = BigDecimal.valueOf(1_000_000_000);

  private static final int SHOWN_AT_MOST = 60;

  private static final BigDecimal DAY_MS = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

  private final KnownSettings known;

  /** By setting: a number, a text, a truth, or a list of these. */
  private final Map<String, Object> values = new HashMap<>();

  /** What the file has in each group, in its order; of a list of groups their places. */
  private final Map<String, Set<String>> members = new HashMap<>();

  private SettingsFile(List<String> known) {
    this.known = new KnownSettings(known);
  }

  /**
   * What a file describes.
   *
   * @param fileName says by its ending whether it is YAML ({@code .yaml}, {@code .yml}) or JSON
   *     (all else)
   * @param what the thing that it describes, such as {@code reward policy}
   * @param known all settings that there are
   * @param made of the settings; what it refuses is refused with the file's name
   * @throws IllegalArgumentException in one line, naming the setting, its value, and what would be
   *     right
   */
  public static <T> T read(
      String fileName,
      byte[] content,
      String what,
      List<String> known,
      Function<SettingsFile, T> made) {
    boolean yaml = fileName.endsWith(".yaml") || fileName.endsWith(".yml");
    JsonFactory factory = yaml ? new YAMLFactory() : new JsonFactory();
    String isNot = fileName + " is not a " + what + ": ";
    SettingsFile file = new SettingsFile(known);
    try (JsonParser parser = factory.createParser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is not an object of settings");
      }
      file.readGroup(parser, "");
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows after its settings");
      }
      return made.apply(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          isNot + "not " + (yaml ? "YAML: " : "JSON: ") + explain(e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(isNot + e.getMessage(), e);
    }
  }

  /** Whether the file has the setting, and does not leave it out. */
  public boolean has(String setting) {
    return values.containsKey(setting);
  }

  /** The names that the file has in a group, in its order; none where it is left out. */
  public List<String> names(String group) {
    return List.copyOf(members.getOrDefault(group, Set.of()));
  }

  /** How many groups the file has in a list of them; 0 where it is left out. */
  public int length(String list) {
    return members.getOrDefault(list + KnownSettings.LIST, Set.of()).size();
  }

  public String text(String setting, String standard) {
    Object value = values.getOrDefault(setting, standard);
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException(setting + " must be a text, not " + shown(value));
    }
    return text;
  }

  public double number(String setting, double standard) {
    Object value = values.get(setting);
    return value == null ? standard : numberOf(setting, value).doubleValue();
  }

  /** A whole number. */
  public int count(String setting, int standard) {
    return (int) units(setting, BigDecimal.ONE, "decimals", standard);
  }

  /** The milliseconds of a number of days. */
  public long daysInMs(String setting, long standard) {
    return units(setting, DAY_MS, "parts of a millisecond", standard);
  }

  /**
   * The setting in such units, of which it must be a whole number.
   *
   * @param finer what it has that is not, as the end of a sentence: {@code more than six decimals}
   */
  public long units(String setting, BigDecimal unit, String finer, long standard) {
    Object value = values.get(setting);
    return value == null ? standard : scaled(setting, value, unit, finer);
  }

  /** Several numbers in such units, at least one; or null where the setting is left out. */
  public @Nullable List<Long> unitsOfAll(String setting, BigDecimal unit, String finer) {
    Object value = values.get(setting);
    if (value == null) {
      return null;
    }
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw new IllegalArgumentException(
          setting + " must be a list of numbers, not " + shown(value));
    }
    List<Long> all = new ArrayList<>();
    for (Object one : list) {
      all.add(scaled(setting, one, unit, finer));
    }
    return all;
  }

  private void readGroup(JsonParser parser, String path) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    members.put(path.isEmpty() ? "" : path.substring(0, path.length() - 1), names);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String setting = path + name;
      if (!names.add(name)) {
        throw new IllegalArgumentException(setting + " is set twice");
      }
      JsonToken token = parser.nextToken();
      // A place of a list is no name that somebody gives.
      boolean isName = name.indexOf('[') < 0;
      if (isName && known.hasGroup(setting)) {
        require(token == JsonToken.START_OBJECT, setting, "a group of settings");
        readGroup(parser, setting + ".");
      } else if (isName && known.hasGroups(setting)) {
        require(token == JsonToken.START_ARRAY, setting, "a list of groups of settings");
        readGroups(parser, setting);
      } else if (!isName || !known.hasSetting(setting)) {
        throw new IllegalArgumentException(
            "it has no setting " + shown(setting) + "; there are " + known);
      } else if (values.put(setting, value(parser, setting)) != null) {
        throw new IllegalArgumentException(setting + " is set twice");
      }
    }
  }

  private void readGroups(JsonParser parser, String list) throws IOException {
    Set<String> places = new LinkedHashSet<>();
    members.put(list + KnownSettings.LIST, places);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String group = list + "[" + places.size() + "]";
      places.add(group);
      require(parser.hasToken(JsonToken.START_OBJECT), group, "a group of settings");
      readGroup(parser, group + ".");
    }
  }

  private static void require(boolean right, String setting, String wanted) {
    if (!right) {
      throw new IllegalArgumentException(setting + " must be " + wanted);
    }
  }

  private static Object value(JsonParser parser, String setting) throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      return scalar(parser, setting);
    }
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(scalar(parser, setting));
    }
    return list;
  }

  private static Object scalar(JsonParser parser, String setting) throws IOException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new IllegalArgumentException(
          setting + " is the alias *" + shown(parser.getText()) + "; write its value instead");
    }
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), setting);
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> throw new IllegalArgumentException(setting + " has no value");
      case START_OBJECT, START_ARRAY ->
          throw new IllegalArgumentException(setting + " must be a value or a list of values");
      default -> throw new IllegalStateException("No token of a value: " + parser.currentToken());
    };
  }

  private static BigDecimal number(String digits, String setting) {
    BigDecimal number;
    try {
      number = new BigDecimal(digits.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(setting + " must be a number, not " + shown(digits), e);
    }
    if (number.abs().compareTo(NUMBER_AT_MOST) > 0) {
      throw new IllegalArgumentException(
          setting + " is " + shown(number) + ", which is beyond " + NUMBER_AT_MOST);
    }
    return number;
  }

  private static BigDecimal numberOf(String setting, Object value) {
    if (!(value instanceof BigDecimal number)) {
      throw new IllegalArgumentException(setting + " must be a number, not " + shown(value));
    }
    return number;
  }

  private static long scaled(String setting, Object value, BigDecimal unit, String finer) {
    BigDecimal number = numberOf(setting, value);
    try {
      return number.multiply(unit).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          setting + " is " + shown(number) + ", which has " + finer, e);
    }
  }

  /** What was found, in one short line. */
  private static String shown(Object found) {
    String text = onOneLine(found);
    return text.length() <= SHOWN_AT_MOST ? text : text.substring(0, SHOWN_AT_MOST - 1) + "…";
  }

  /** What is wrong and where, without the excerpts and pointers of a parser's own message. */
  private static String explain(IOException e) {
    if (!(e instanceof JsonProcessingException broken)) {
      return onOneLine(e.getMessage());
    }
    String what =
        broken instanceof JsonEOFException
            ? "it ends before it is complete"
            : broken
                .getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    JsonLocation place = broken.getLocation();
    return onOneLine(what)
        + (place == null
            ? ""
            : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")");
  }

  private static String onOneLine(@Nullable Object text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
  }
}
