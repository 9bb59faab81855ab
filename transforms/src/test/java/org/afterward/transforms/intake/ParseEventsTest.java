package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseEventsTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4})
  void there_are_three_levels(int level) {
    assertThatThrownBy(() -> ParseEvents.atLevel(level))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Levels are 1 to 3; there is no level " + level);
  }
}
