package org.afterward.coders;

/**
 * The JSON form of an implausible reward: the reward's own, and its {@code implausible_reasons}.
 */
public final class ImplausibleRewardJson {

  private ImplausibleRewardJson() {}

  public static String write(ImplausibleReward implausible) {
    JsonLine out = new JsonLine().beginObject();
    RewardJson.writeFields(implausible.reward(), out);
    out.beginArray("implausible_reasons");
    implausible.reasons().forEach(out::element);
    return out.endArray().endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static ImplausibleReward read(String line) {
    JsonObject in = JsonObject.parse(line);
    return new ImplausibleReward(RewardJson.read(in), in.texts("implausible_reasons"));
  }
}
