package org.afterward.pipelines.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlantedCountsTest {

  @Test
  void what_was_planted_is_told_in_the_order_of_the_story() {
    assertThat(
            new PlantedCounts(Map.of("garbage", 7L, "user_events", 181_000L, "exposures", 18_123L))
                .toString())
        .isEqualTo(
            """
            exposures     18,123
            user events  181,000
            predictions        0
            repeated           0
            broken             0
            garbage            7
            """);
  }
}
