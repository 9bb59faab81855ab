package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.afterward.coders.ContextVector;
import org.junit.jupiter.api.Test;

class LinearEffectTest {

  @Test
  void an_effect_is_its_intercept_and_what_each_position_adds() {
    double[] context = new double[27];
    context[1] = 0.5;
    context[19] = 1;
    LinearEffect effect = LinearEffect.constant(1).plus(0.4, 1).plus(-0.3, 19).plus(9, 24);
    assertThat(effect.in(ContextVector.of(ContextVector.LAYOUT_1, context)))
        .isCloseTo(1 + 0.2 - 0.3, within(1e-12));
  }

  @Test
  void an_effect_that_could_become_negative_is_refused() {
    assertThatThrownBy(() -> LinearEffect.constant(-0.1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> LinearEffect.constant(Double.NaN)).hasMessageContaining("negative");
    LinearEffect effect = LinearEffect.constant(1).plus(5, 0).plus(-0.7, 1);
    assertThatThrownBy(() -> effect.plus(-0.4, 3)).hasMessageContaining("negative");
  }

  @Test
  void a_position_that_can_leave_the_unit_interval_is_refused() {
    assertThatThrownBy(() -> LinearEffect.constant(1).plus(1, Layout1.DAYS_SINCE_JOIN))
        .hasMessageContaining("Position 4");
    assertThatThrownBy(() -> LinearEffect.constant(1).plus(1, 27)).hasMessageContaining("27");
  }

  @Test
  void a_position_has_one_coefficient() {
    assertThatThrownBy(() -> LinearEffect.constant(1).plus(1, 3).plus(1, 3))
        .hasMessageContaining("Position 3");
  }
}
