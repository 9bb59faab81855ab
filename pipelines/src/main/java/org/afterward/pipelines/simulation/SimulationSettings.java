package org.afterward.pipelines.simulation;

import java.util.function.Supplier;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.simulation.Dirt;
import org.afterward.transforms.simulation.Simulation;

/** The simulation that the options ask for. */
final class SimulationSettings {

  private SimulationSettings() {}

  /**
   * The simulation.
   *
   * @throws UserMistake naming the option whose value cannot be
   */
  static Simulation from(SimulateOptions options) {
    Simulation seeded =
        Simulation.of(options.getSeed())
            .withFirstDay(TimeOption.parseDay("--start", options.getStart()));
    Simulation peopled =
        checked(
            () -> seeded.withUsers(options.getUsers()), "--users=%s".formatted(options.getUsers()));
    Simulation lasting =
        checked(
            () -> peopled.withDays(options.getDays()), "--days=%s".formatted(options.getDays()));
    Simulation shown =
        checked(
            () -> lasting.withExposuresPerDay(options.getExposuresPerUserDay()),
            "--exposuresPerUserDay=%s".formatted(options.getExposuresPerUserDay()));
    Simulation busy =
        checked(
            () -> shown.withEventsPerExposure(options.getEventsPerExposure()),
            "--eventsPerExposure=%s".formatted(options.getEventsPerExposure()));
    Simulation skewed =
        checked(
            () -> busy.withHeavyUsers(options.getHeavyUsers(), options.getHeavyShare()),
            "--heavyUsers=%s --heavyShare=%s"
                .formatted(options.getHeavyUsers(), options.getHeavyShare()));
    Simulation forgetful =
        checked(
            () -> skewed.withoutPropensity(options.getWithoutPropensity()),
            "--withoutPropensity=%s".formatted(options.getWithoutPropensity()));
    return forgetful.withDirt(dirt(options));
  }

  private static Dirt dirt(SimulateOptions options) {
    Dirt malformed =
        checked(
            () -> Dirt.none().withMalformed(options.getMalformed()),
            "--malformed=%s".formatted(options.getMalformed()));
    Dirt repeated =
        checked(
            () -> malformed.withRepeated(options.getDuplicates()),
            "--duplicates=%s".formatted(options.getDuplicates()));
    return checked(
        () -> repeated.withLate(options.getLate()).withOutOfOrder(options.getOutOfOrder()),
        "--late=%s --outOfOrder=%s".formatted(options.getLate(), options.getOutOfOrder()));
  }

  /** What the simulation itself says of a value, with the option that it came by. */
  private static <T> T checked(Supplier<T> step, String written) {
    try {
      return step.get();
    } catch (IllegalArgumentException refused) {
      throw new UserMistake(written + ": " + refused.getMessage());
    }
  }
}
