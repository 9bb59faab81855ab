package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2000000, 2",
    "333333, 0.333333",
    "-500000, -0.5",
    "100, 0.0001",
    "1, 0.000001",
    "10000000000, 10000",
    "9223372036854775807, 9223372036854.775807",
    "-9223372036854775808, -9223372036854.775808",
  })
  void an_amount_has_no_more_decimals_than_it_needs(long micros, String amount) {
    assertThat(Micros.format(micros)).isEqualTo(amount);
    assertThat(Micros.parse(amount)).isEqualTo(micros);
  }

  @ParameterizedTest
  @CsvSource({"2.0, 2000000", "2.50000000, 2500000", "1e3, 1000000000", "25e-1, 2500000"})
  void other_ways_to_write_an_amount_are_understood(String amount, long micros) {
    assertThat(Micros.parse(amount)).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1,5",
        "NaN",
        "0.0000001",
        "9223372036854.775808",
        "1e400",
        "1e999999999",
        "1e-999999999",
        "1e99999999999"
      })
  void what_is_no_whole_number_of_micro_units_is_refused(String amount) {
    assertThatThrownBy(() -> Micros.parse(amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(amount + " is not an amount in whole micro-units");
  }

  @Property(tries = 1000, seed = "1")
  void an_amount_that_was_written_is_read_back(@ForAll long micros) {
    assertThat(Micros.parse(Micros.format(micros))).isEqualTo(micros);
  }
}
