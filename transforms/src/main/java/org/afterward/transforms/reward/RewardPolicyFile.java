package org.afterward.transforms.reward;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.afterward.coders.SpendTotals;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link RewardPolicy} from JSON or YAML. Every setting may be left out and is then as in
 * the standard policy; one that is not known is an error, since a misspelt setting would otherwise
 * silently be the standard's.
 *
 * <pre>{@code
 * name: patient
 * horizon_days: 14
 * retention: {bonus: 10, last_days: 3}
 * match: {bonus: 5}
 * churn: {penalty: 20, absent_days: 12}
 * frustration: {rejections_per_point: 3, points_at_most: 5, point: 1}
 * plausible: {total_at_least: -50, total_at_most: 400, retention_bonuses: [0, 10, 20]}
 * }</pre>
 *
 * <p>Amounts are in units of the in-app currency and may have up to six decimals; days may have
 * decimals too, down to a millisecond; no number goes beyond a billion. Where {@code
 * retention_bonuses} is left out, the plausible ones are none, the bonus, and twice the bonus.
 */
public final class RewardPolicyFile {

  private static final String PLAUSIBLE_BONUSES = "plausible.retention_bonuses";

  private static final List<String> SETTINGS =
      List.of(
          "name",
          "horizon_days",
          "retention.bonus",
          "retention.last_days",
          "match.bonus",
          "churn.penalty",
          "churn.absent_days",
          "frustration.rejections_per_point",
          "frustration.points_at_most",
          "frustration.point",
          "plausible.total_at_least",
          "plausible.total_at_most",
          PLAUSIBLE_BONUSES);

  /** A number beyond this is a mistake, and sums and ends of windows would not fit a long. */
  private static final BigDecimal NUMBER_AT_MOST = BigDecimal.valueOf(1_000_000_000);

  private static final int SHOWN_AT_MOST = 60;

  private static final BigDecimal DAY_MS = BigDecimal.valueOf(Duration.ofDays(1).toMillis());
  private static final BigDecimal MICROS = BigDecimal.valueOf(SpendTotals.MICROS);

  /** By setting: a number, a text, a truth, or a list of these. */
  private final Map<String, Object> values = new HashMap<>();

  private RewardPolicyFile() {}

  /**
   * The policy that a file describes.
   *
   * @param fileName says by its ending whether it is YAML ({@code .yaml}, {@code .yml}) or JSON
   *     (all else)
   * @throws IllegalArgumentException in one line, naming the setting, its value, and what would be
   *     right
   */
  public static RewardPolicy read(String fileName, byte[] content) {
    boolean yaml = fileName.endsWith(".yaml") || fileName.endsWith(".yml");
    JsonFactory factory = yaml ? new YAMLFactory() : new JsonFactory();
    RewardPolicyFile file = new RewardPolicyFile();
    try (JsonParser parser = factory.createParser(content)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is not an object of settings");
      }
      file.readGroup(parser, "");
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows after its settings");
      }
      return file.policy();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          fileName + " is not a reward policy: not " + (yaml ? "YAML: " : "JSON: ") + explain(e),
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          fileName + " is not a reward policy: " + e.getMessage(), e);
    }
  }

  private void readGroup(JsonParser parser, String path) throws IOException {
    Set<String> names = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String setting = path + parser.currentName();
      if (!names.add(setting)) {
        throw new IllegalArgumentException(setting + " is set twice");
      }
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT && isGroup(setting)) {
        readGroup(parser, setting + ".");
      } else if (isGroup(setting)) {
        throw new IllegalArgumentException(setting + " must be a group of settings");
      } else if (!SETTINGS.contains(setting)) {
        throw new IllegalArgumentException(
            "it has no setting " + shown(setting) + "; there are " + String.join(", ", SETTINGS));
      } else if (values.put(setting, value(parser, setting)) != null) {
        throw new IllegalArgumentException(setting + " is set twice");
      }
    }
  }

  private static boolean isGroup(String path) {
    return SETTINGS.stream().anyMatch(setting -> setting.startsWith(path + "."));
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

  private RewardPolicy policy() {
    RewardPolicy standard = RewardPolicy.standard();
    long bonus = micros("retention.bonus", standard.retention().bonusMicros());
    return new RewardPolicy(
        name(standard.name()),
        ms("horizon_days", standard.horizonMs()),
        new RewardPolicy.Retention(bonus, ms("retention.last_days", standard.retention().lastMs())),
        micros("match.bonus", standard.matchMicros()),
        new RewardPolicy.Churn(
            micros("churn.penalty", standard.churn().penaltyMicros()),
            ms("churn.absent_days", standard.churn().absentMs())),
        new RewardPolicy.Frustration(
            count("frustration.rejections_per_point", standard.frustration().rejectionsPerPoint()),
            count("frustration.points_at_most", standard.frustration().pointsAtMost()),
            micros("frustration.point", standard.frustration().pointMicros())),
        new RewardPolicy.Plausible(
            micros("plausible.total_at_least", standard.plausible().fromMicros()),
            micros("plausible.total_at_most", standard.plausible().toMicros()),
            plausibleBonuses(bonus)));
  }

  private String name(String standard) {
    Object name = values.getOrDefault("name", standard);
    if (!(name instanceof String text)) {
      throw new IllegalArgumentException("name must be a text, not " + shown(name));
    }
    return text;
  }

  private List<Long> plausibleBonuses(long bonus) {
    Object read = values.get(PLAUSIBLE_BONUSES);
    if (read == null) {
      return List.of(0L, bonus, 2 * bonus);
    }
    if (!(read instanceof List<?> list) || list.isEmpty()) {
      throw new IllegalArgumentException(
          PLAUSIBLE_BONUSES + " must be a list of numbers, not " + shown(read));
    }
    List<Long> bonuses = new ArrayList<>();
    for (Object plausible : list) {
      bonuses.add(scaled(PLAUSIBLE_BONUSES, plausible, MICROS, "more than six decimals"));
    }
    return bonuses;
  }

  private long micros(String setting, long standard) {
    Object value = values.get(setting);
    return value == null ? standard : scaled(setting, value, MICROS, "more than six decimals");
  }

  private long ms(String setting, long standard) {
    Object value = values.get(setting);
    return value == null ? standard : scaled(setting, value, DAY_MS, "parts of a millisecond");
  }

  private int count(String setting, int standard) {
    Object value = values.get(setting);
    return value == null ? standard : (int) scaled(setting, value, BigDecimal.ONE, "decimals");
  }

  /** The value in such units, of which it must be a whole number: {@code finer} says why not. */
  private static long scaled(String setting, Object value, BigDecimal unit, String finer) {
    if (!(value instanceof BigDecimal number)) {
      throw new IllegalArgumentException(setting + " must be a number, not " + shown(value));
    }
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
