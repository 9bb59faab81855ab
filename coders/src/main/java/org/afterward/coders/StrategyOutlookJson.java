package org.afterward.coders;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.StrategyOutlook.Expectation;
import org.afterward.coders.StrategyOutlook.Point;

/**
 * The JSON form of a {@link StrategyOutlook}: one line. What is still to come is {@code [tellers,
 * mean, deviation]}, {@code all} of whatever standing, and left out where there is nobody who tells
 * it.
 */
public final class StrategyOutlookJson {

  private static final String ALL = "all";

  private StrategyOutlookJson() {}

  public static String write(StrategyOutlook outlook) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("strategy_id", outlook.strategyId())
            .field("policy", outlook.policy())
            .field("attribution", CreditPolicy.FULL.wireName())
            .field("horizon_hours", outlook.horizonHours())
            .beginArray("points");
    double whole =
        outlook.points().isEmpty()
            ? Double.NaN
            : outlook.points().get(outlook.points().size() - 1).credited();
    for (Point point : outlook.points()) {
      out.beginObject()
          .field("age_hours", point.ageHours())
          .field("watched", point.watched())
          .field("mean_credited", point.credited())
          .field("standard_error", point.standardError())
          .field("share", point.credited() / whole)
          .beginObject("further");
      write(ALL, point.further(), out);
      point.furtherOf().forEach((standing, further) -> write(standing.wireName(), further, out));
      out.endObject().endObject();
    }
    return out.endArray().endObject().toString();
  }

  private static void write(String name, Expectation expectation, JsonLine out) {
    if (expectation.tellers() > 0) {
      out.beginArray(name)
          .element((double) expectation.tellers())
          .element(expectation.mean())
          .element(expectation.deviation())
          .endArray();
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static StrategyOutlook read(String line) {
    JsonObject in = JsonObject.parse(line);
    List<Point> points = new ArrayList<>();
    for (JsonObject point : in.objects("points")) {
      JsonObject further = point.object("further");
      points.add(
          new Point(
              point.wholeInt("age_hours"),
              point.wholeLong("watched"),
              numberOrNaN(point, "mean_credited"),
              numberOrNaN(point, "standard_error"),
              further.has(ALL) ? expectation(further, ALL) : Expectation.UNKNOWN,
              furtherOf(further)));
    }
    return new StrategyOutlook(
        in.wholeInt("strategy_id"), in.text("policy"), in.wholeInt("horizon_hours"), points);
  }

  private static Map<Standing, Expectation> furtherOf(JsonObject further) {
    Map<Standing, Expectation> expectations = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      if (further.has(standing.wireName())) {
        expectations.put(standing, expectation(further, standing.wireName()));
      }
    }
    return expectations;
  }

  private static Expectation expectation(JsonObject further, String name) {
    double[] numbers = further.numbers(name);
    if (numbers.length != 3) {
      throw new IllegalArgumentException(
          "further." + name + ": found " + numbers.length + " numbers, wanted 3");
    }
    return new Expectation((long) numbers[0], numbers[1], numbers[2]);
  }

  private static double numberOrNaN(JsonObject in, String name) {
    return in.has(name) ? in.number(name) : Double.NaN;
  }
}
