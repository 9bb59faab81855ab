package org.afterward.transforms.simulation;

import java.io.Serializable;
import org.afterward.coders.ProfileMix;

/** A strategy of the simulated recommender, and what one exposure of it truly does. */
public final class PlantedStrategy implements Serializable {

  private static final long serialVersionUID = 1;

  private final int id;
  private final String name;
  private final double highTierRatio;
  private final double mediumTierRatio;
  private final double explorationRatio;
  private final LinearEffect spend;
  private final LinearEffect matches;

  private PlantedStrategy(
      int id, String name, ProfileMix mix, LinearEffect spend, LinearEffect matches) {
    this.id = id;
    this.name = name;
    // The mix itself is no Serializable, as no record of ours is.
    this.highTierRatio = mix.highTierRatio();
    this.mediumTierRatio = mix.mediumTierRatio();
    this.explorationRatio = mix.explorationRatio();
    this.spend = spend;
    this.matches = matches;
  }

  /**
   * A strategy.
   *
   * @param spend the currency that an exposure makes the user spend within its seven days
   * @param matches the matches that it makes within its seven days
   */
  public static PlantedStrategy of(
      int id, String name, ProfileMix mix, LinearEffect spend, LinearEffect matches) {
    return new PlantedStrategy(id, name, mix, spend, matches);
  }

  public int id() {
    return id;
  }

  public String name() {
    return name;
  }

  public ProfileMix mix() {
    return new ProfileMix(highTierRatio, mediumTierRatio, explorationRatio);
  }

  public LinearEffect spend() {
    return spend;
  }

  public LinearEffect matches() {
    return matches;
  }

  @Override
  public String toString() {
    return id + " " + name;
  }
}
