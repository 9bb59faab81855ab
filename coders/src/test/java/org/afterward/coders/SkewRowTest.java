package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewRowTest {

  private static final String LINE =
      "{\"date\":\"2024-01-15\",\"layout\":\"ours\",\"position\":10,"
          + "\"name\":\"churn_7d_probability\",\"compared\":450,\"beyond\":12,"
          + "\"beyond_share\":0.02666666666666667,\"incomparable\":3,"
          + "\"mean_difference\":-0.005,\"mean_distance\":0.006111111111111111,"
          + "\"largest_distance\":1.25,\"examples\":["
          + "{\"exposure_id\":\"exp_20240115_123456\",\"served\":0.25,\"recomputed\":1.5},"
          + "{\"exposure_id\":\"exp_20240115_123457\",\"served\":0.5,\"recomputed\":0.125}]}";

  private static final String LINE_OF_NOTHING =
      "{\"date\":\"1969-12-31\",\"layout\":\"\",\"position\":0,\"compared\":0,\"beyond\":0,"
          + "\"beyond_share\":null,\"incomparable\":0,\"mean_difference\":null,"
          + "\"mean_distance\":null,\"largest_distance\":null,\"examples\":[]}";

  @Test
  void a_row_is_one_line() {
    assertThat(SkewRowJson.write(Samples.SKEW_ROW)).isEqualTo(LINE);
    assertThat(SkewRowJson.read(LINE)).isEqualTo(Samples.SKEW_ROW);
  }

  @Test
  void where_nothing_was_compared_there_is_nothing_to_tell() {
    assertThat(SkewRowJson.write(Samples.SKEW_ROW_OF_NOTHING)).isEqualTo(LINE_OF_NOTHING);
    assertThat(SkewRowJson.read(LINE_OF_NOTHING)).isEqualTo(Samples.SKEW_ROW_OF_NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"beyond\":12,|''|beyond is missing, wanted a whole number",
        "-0.005|\"low\"|mean_difference: found low, wanted a number",
        "\"served\":0.25,|''|examples[0].served is missing, wanted a number",
      })
  void what_is_damaged_is_named(String right, String wrong, String said) {
    assertThat(LINE).contains(right);
    assertThatThrownBy(() -> SkewRowJson.read(LINE.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(said);
  }

  @Test
  void values_too_far_apart_for_a_double_are_as_far_apart_as_doubles_reach() {
    SkewExample far = new SkewExample("exp_1", 1.7e308, -1.7e308);

    SkewRow row =
        SkewRow.of(0, "ours", 0, "", SkewStats.of(far, true).plus(SkewStats.INCOMPARABLE));

    assertThat(row)
        .isEqualTo(
            new SkewRow(
                0,
                "ours",
                0,
                "",
                1,
                1,
                1,
                Double.MAX_VALUE,
                Double.MAX_VALUE,
                Double.MAX_VALUE,
                List.of(far)));
  }
}
