package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.afterward.coders.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyBriefTest {

  /** These bytes are in every savepoint: they are read by every later release. */
  @ParameterizedTest
  @CsvSource({"0,0100", "2,0102", "15,010f", "255,01ff", "256,010100", "-1,01ffffffff"})
  void its_frozen_bytes_are_read_and_written(int strategyId, String frozen) {
    Bytes brief = Bytes.wrap(HexFormat.of().parseHex(frozen));

    assertThat(StrategyBrief.of(strategyId)).isEqualTo(brief);
    assertThat(StrategyBrief.read(brief)).isEqualTo(strategyId);
  }

  @Property(tries = 200)
  void every_number_comes_back(@ForAll int strategyId) {
    assertThat(StrategyBrief.read(StrategyBrief.of(strategyId))).isEqualTo(strategyId);
  }

  @Test
  void what_is_no_brief_is_refused() {
    assertThatThrownBy(() -> StrategyBrief.read(Bytes.empty()))
        .hasMessage("An exposure's brief has 2 to 5 bytes, not 0");
    assertThatThrownBy(() -> StrategyBrief.read(Bytes.wrap(new byte[] {1, 0, 0, 0, 0, 7})))
        .hasMessage("An exposure's brief has 2 to 5 bytes, not 6");
    assertThatThrownBy(() -> StrategyBrief.read(Bytes.wrap(new byte[] {2, 7})))
        .hasMessage("An exposure's brief is of version 2");
  }
}
