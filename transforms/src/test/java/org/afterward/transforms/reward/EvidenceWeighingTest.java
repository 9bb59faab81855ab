package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EvidenceWeighingTest {

  @Test
  void a_share_of_a_whole_bonus_is_exact() {
    assertThat(EvidenceWeighing.matchBonus(5_000_000, 333_334)).isEqualTo(1_666_670);
    assertThat(EvidenceWeighing.matchBonus(-2_000_000, 1_500_000)).isEqualTo(-3_000_000);
  }

  @Property(tries = 1000, seed = "7")
  void the_match_bonus_is_the_exact_product_rounded_down(
      @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long bonus,
      @ForAll @LongRange(max = 3_000_000_000L) long microMatches) {
    long exact =
        BigDecimal.valueOf(bonus)
            .multiply(BigDecimal.valueOf(microMatches, 6))
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    assertThat(EvidenceWeighing.matchBonus(bonus, microMatches)).isEqualTo(exact);
  }
}
