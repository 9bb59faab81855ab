package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.afterward.coders.Exposure;
import org.junit.jupiter.api.Test;

class LoggingPolicyTest {

  private final Simulation simulation = Simulation.of(11).withUsers(200);
  private final List<Exposure> exposures = Told.by(simulation).exposures();
  private final LoggingPolicy policy = LoggingPolicy.over(simulation.truth());

  @Test
  void the_logged_propensity_is_the_probability_of_the_choice_in_its_context() {
    assertThat(exposures)
        .filteredOn(Exposure::hasPropensity)
        .hasSizeGreaterThan(1_000)
        .allSatisfy(
            exposure ->
                assertThat(policy.probabilities(exposure.context())[exposure.strategyId() - 1])
                    .isEqualTo(exposure.propensity()));
  }

  @Test
  void every_strategy_keeps_a_chance_and_all_chances_sum_to_one() {
    for (Exposure exposure : exposures) {
      double[] probabilities = policy.probabilities(exposure.context());
      assertThat(DoubleStream.of(probabilities).min().orElseThrow()).isGreaterThan(0.15 / 5);
      assertThat(DoubleStream.of(probabilities).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void strategies_are_chosen_as_often_as_their_probabilities_say() {
    double[] expected = new double[5];
    double[] variance = new double[5];
    double[] chosen = new double[5];
    for (Exposure exposure : exposures) {
      double[] probabilities = policy.probabilities(exposure.context());
      for (int index = 0; index < 5; index++) {
        expected[index] += probabilities[index];
        variance[index] += probabilities[index] * (1 - probabilities[index]);
      }
      chosen[exposure.strategyId() - 1]++;
    }
    for (int index = 0; index < 5; index++) {
      assertThat(chosen[index]).isCloseTo(expected[index], within(4 * Math.sqrt(variance[index])));
    }
  }

  @Test
  void the_chosen_share_lacks_its_propensity() {
    long without = exposures.stream().filter(exposure -> !exposure.hasPropensity()).count();
    assertThat((double) without / exposures.size()).isCloseTo(0.02, within(0.005));
  }
}
