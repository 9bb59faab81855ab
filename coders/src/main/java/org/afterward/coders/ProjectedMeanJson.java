package org.afterward.coders;

import org.afterward.coders.ProjectedMean.Mean;

/** The JSON form of a {@link ProjectedMean}: one line, with null for what is not known. */
public final class ProjectedMeanJson {

  private ProjectedMeanJson() {}

  public static String write(ProjectedMean mean) {
    JsonLine out =
        new JsonLine().beginObject().field("strategy_id", mean.strategyId()).beginObject("mature");
    write(mean.mature(), out);
    out.endObject().beginObject("immature").field("status", ProjectedReward.STATUS);
    write(mean.immature(), out);
    return out.field("mean_credited_so_far", mean.creditedSoFar())
        .field("unprojected", mean.unprojected())
        .endObject()
        .endObject()
        .toString();
  }

  private static void write(Mean mean, JsonLine out) {
    out.field("exposures", mean.exposures())
        .field("mean_reward", mean.mean())
        .field("low", mean.low())
        .field("high", mean.high());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static ProjectedMean read(String line) {
    JsonObject in = JsonObject.parse(line);
    JsonObject immature = in.object("immature");
    immature.expectText("status", ProjectedReward.STATUS);
    return new ProjectedMean(
        in.wholeInt("strategy_id"),
        mean(in.object("mature")),
        mean(immature),
        numberOrNaN(immature, "mean_credited_so_far"),
        immature.wholeLong("unprojected"));
  }

  private static Mean mean(JsonObject in) {
    return new Mean(
        in.wholeLong("exposures"),
        numberOrNaN(in, "mean_reward"),
        numberOrNaN(in, "low"),
        numberOrNaN(in, "high"));
  }

  private static double numberOrNaN(JsonObject in, String name) {
    return in.has(name) ? in.number(name) : Double.NaN;
  }
}
