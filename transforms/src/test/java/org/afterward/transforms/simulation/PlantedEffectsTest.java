package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.UserEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What exposures cause in the traffic is what the truth says that they do. */
class PlantedEffectsTest {

  private static final Simulation SIMULATION =
      Simulation.of(17).withUsers(800).withDirt(Dirt.none());
  private static final PlantedTruth TRUTH = SIMULATION.truth();
  private static final List<Outcome> OUTCOMES = outcomes();

  /** What one exposure did cause, and what it was expected to. */
  private record Outcome(Exposure exposure, Effect caused, Effect expected) {

    double at(int position) {
      return exposure.context().get(position);
    }

    double spendSurplus() {
      return caused.spend() - expected.spend();
    }

    double matchSurplus() {
      return caused.matches() - expected.matches();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void the_mean_of_what_a_strategy_causes_is_what_was_planted(int strategyId) {
    isZeroOnAverage(strategyId, Outcome::spendSurplus);
    isZeroOnAverage(strategyId, Outcome::matchSurplus);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void what_a_strategy_causes_depends_on_the_context_as_planted(int strategyId) {
    for (int position : Layout1.UNIT_POSITIONS) {
      isZeroOnAverage(strategyId, outcome -> outcome.at(position) * outcome.spendSurplus());
      isZeroOnAverage(strategyId, outcome -> outcome.at(position) * outcome.matchSurplus());
    }
  }

  @Test
  void what_an_exposure_causes_comes_within_its_seven_days() {
    Map<String, Exposure> exposures = new HashMap<>();
    Told told = Told.by(SIMULATION.withUsers(100));
    told.exposures().forEach(exposure -> exposures.put(exposure.exposureId(), exposure));
    assertThat(told.userEvents())
        .filteredOn(event -> !event.exposureId().isEmpty())
        .hasSizeGreaterThan(1_000)
        .allSatisfy(
            event -> {
              Exposure exposure = Objects.requireNonNull(exposures.get(event.exposureId()));
              assertThat(exposure.userId()).isEqualTo(event.userId());
              assertThat(event.at())
                  .isBetween(exposure.at(), exposure.at() + 7 * Simulation.DAY - 1);
            });
  }

  @Test
  void there_are_spends_and_matches_that_no_exposure_caused() {
    List<UserEvent> organic =
        Told.by(SIMULATION.withUsers(100)).userEvents().stream()
            .filter(event -> event.exposureId().isEmpty())
            .toList();
    assertThat(organic).anyMatch(event -> event.type() == EventType.CURRENCY_SPEND);
    assertThat(organic).anyMatch(event -> event.type() == EventType.MATCH);
  }

  /** Within four standard errors, the widest that chance takes with one seed. */
  private static void isZeroOnAverage(int strategyId, ToDoubleFunction<Outcome> surplus) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (Outcome outcome : OUTCOMES) {
      if (outcome.exposure().strategyId() == strategyId) {
        double value = surplus.applyAsDouble(outcome);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    assertThat(count).isGreaterThan(1_000);
    assertThat(sum / count).isCloseTo(0, within(4 * Math.sqrt(squares) / count));
  }

  /** Of the exposures whose seven days the simulation covers. */
  private static List<Outcome> outcomes() {
    Told told = Told.by(SIMULATION);
    Map<String, Effect> caused = new HashMap<>();
    for (UserEvent event : told.userEvents()) {
      Effect effect =
          switch (event.type()) {
            case CURRENCY_SPEND -> new Effect(event.amount(), 0);
            case MATCH -> new Effect(0, 1);
            default -> new Effect(0, 0);
          };
      caused.merge(
          event.exposureId(),
          effect,
          (a, b) -> new Effect(a.spend() + b.spend(), a.matches() + b.matches()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Exposure exposure : told.exposures()) {
      if (exposure.at() + 7 * Simulation.DAY <= SIMULATION.end()) {
        outcomes.add(
            new Outcome(
                exposure,
                caused.getOrDefault(exposure.exposureId(), new Effect(0, 0)),
                TRUTH.expectedEffect(exposure.strategyId(), exposure.context())));
      }
    }
    return outcomes;
  }
}
