package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.afterward.coders.ContextLayout;
import org.afterward.transforms.policy.SettingsFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link RulePolicy} from JSON or YAML. A setting that is not known is an error, and so is
 * a position that the layout does not have.
 *
 * <pre>{@code
 * name: first-days
 * explore: 0.1              # the share of the choices that are of any strategy; 0.1 if left out
 * strategies: [6]           # what is explored beside what the rules choose; none if left out
 * rules:                    # the first one that holds counts
 *   - when: {is_new_user: {at_least: 0.5}}
 *     then: {3: 0.7, 1: 0.3}
 *   - when: {churn_7d_probability: {at_least: 0.5}, days_since_join: {at_least: 7, below: 90}}
 *     then: {5: 1}
 * otherwise: {1: 0.5, 2: 0.5}
 * }</pre>
 */
public final class RulePolicyFile {

  private static final String STANDARD = "rules-layout-1.yaml";

  private static final String OTHERWISE = "otherwise";

  private static final List<String> SETTINGS =
      List.of(
          "name",
          "explore",
          "strategies",
          "rules[].when.*.at_least",
          "rules[].when.*.below",
          "rules[].then.*",
          OTHERWISE + ".*");

  private RulePolicyFile() {}

  /**
   * The policy that a file describes.
   *
   * @param fileName says by its ending whether it is YAML ({@code .yaml}, {@code .yml}) or JSON
   *     (all else)
   * @param layout of the contexts that it chooses for
   * @throws IllegalArgumentException in one line, naming the setting, its value, and what would be
   *     right
   */
  public static RulePolicy read(String fileName, byte[] content, ContextLayout layout) {
    return SettingsFile.read(
        fileName, content, "rule policy", SETTINGS, settings -> policy(settings, layout));
  }

  /**
   * The one to begin with, for the five strategies of the simulated app: newcomers explore, those
   * about to leave are won back, spenders get the best, and all others the usual.
   *
   * @throws IllegalArgumentException if the layout lacks a position that it asks for
   */
  public static RulePolicy standard(ContextLayout layout) {
    try (InputStream in = RulePolicyFile.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException(STANDARD + " is not in the program");
      }
      return read(STANDARD, in.readAllBytes(), layout);
    } catch (IOException e) {
      throw new IllegalStateException(STANDARD + " cannot be read", e);
    }
  }

  private static RulePolicy policy(SettingsFile settings, ContextLayout layout) {
    List<StrategyRule> rules = new ArrayList<>();
    for (int place = 0; place < settings.length("rules"); place++) {
      rules.add(rule(settings, "rules[" + place + "]"));
    }
    rules.add(named(OTHERWISE, () -> new StrategyRule(List.of(), shares(settings, OTHERWISE))));
    List<Long> more = settings.unitsOfAll("strategies", BigDecimal.ONE, "decimals");
    return RulePolicy.of(
        settings.text("name", "rules"),
        layout,
        rules,
        settings.number("explore", 0.1),
        more == null ? List.of() : more.stream().map(Math::toIntExact).toList());
  }

  private static StrategyRule rule(SettingsFile settings, String place) {
    String when = place + ".when";
    String then = place + ".then";
    List<PositionRange> ranges = new ArrayList<>();
    for (String position : settings.names(when)) {
      ranges.add(named(when, () -> range(settings, when, position)));
    }
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException(
          when + " must say of what contexts it holds; what holds of any is " + OTHERWISE);
    }
    return named(then, () -> new StrategyRule(ranges, shares(settings, then)));
  }

  private static PositionRange range(SettingsFile settings, String when, String position) {
    String path = when + "." + position;
    return new PositionRange(
        position,
        settings.number(path + ".at_least", Double.NEGATIVE_INFINITY),
        settings.number(path + ".below", Double.POSITIVE_INFINITY));
  }

  private static SortedMap<Integer, Double> shares(SettingsFile settings, String group) {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    for (String strategy : settings.names(group)) {
      Integer id = strategyId(strategy);
      if (id == null || shares.put(id, settings.number(group + "." + strategy, 0)) != null) {
        throw new IllegalArgumentException(
            "a strategy must be a number from 1, once, not " + strategy);
      }
    }
    return shares;
  }

  private static @Nullable Integer strategyId(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException notWhole) {
      return null;
    }
  }

  private interface Making<T> {
    T make();
  }

  private static <T> T named(String setting, Making<T> making) {
    try {
      return making.make();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(setting)
          ? e
          : new IllegalArgumentException(setting + ": " + message, e);
    }
  }
}
