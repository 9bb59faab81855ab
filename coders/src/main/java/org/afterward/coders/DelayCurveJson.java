package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The JSON form of the {@link DelayPoint}s of one strategy and component: one line, with a column
 * for each number of a point.
 */
public final class DelayCurveJson {

  private DelayCurveJson() {}

  /**
   * The line of a curve.
   *
   * @param points of the same strategy and component, in the order of their ages, at least one
   */
  public static String write(List<DelayPoint> points) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("strategy_id", points.get(0).strategyId())
            .field("component", points.get(0).component().wireName());
    column("age_hours", points, DelayPoint::ageHours, out);
    column("at_risk", points, DelayPoint::atRisk, out);
    column("happened", points, DelayPoint::happened, out);
    column("share", points, DelayPoint::share, out);
    column("standard_error", points, DelayPoint::standardError, out);
    return out.endObject().toString();
  }

  private static void column(
      String name, List<DelayPoint> points, ToDoubleFunction<DelayPoint> number, JsonLine out) {
    out.beginArray(name);
    points.forEach(point -> out.element(number.applyAsDouble(point)));
    out.endArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static List<DelayPoint> read(String line) {
    JsonObject in = JsonObject.parse(line);
    int strategyId = in.wholeInt("strategy_id");
    DelayComponent component = in.parsed("component", "a component", DelayComponent::named);
    double[] ages = in.numbers("age_hours");
    double[] atRisk = column(in, "at_risk", ages.length);
    double[] happened = column(in, "happened", ages.length);
    double[] shares = column(in, "share", ages.length);
    double[] errors = column(in, "standard_error", ages.length);
    List<DelayPoint> points = new ArrayList<>(ages.length);
    for (int i = 0; i < ages.length; i++) {
      points.add(
          new DelayPoint(
              strategyId,
              component,
              (int) ages[i],
              (long) atRisk[i],
              (long) happened[i],
              shares[i],
              errors[i]));
    }
    return points;
  }

  private static double[] column(JsonObject in, String name, int length) {
    double[] numbers = in.numbers(name);
    if (numbers.length != length) {
      throw new IllegalArgumentException(
          name + ": found " + numbers.length + " numbers, wanted " + length);
    }
    return numbers;
  }
}
