package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyPerformanceJsonTest {

  private static final String LINE = SpecExamples.oneLine(SpecExamples.STRATEGY_PERFORMANCE_JSON);

  @Test
  void the_specifications_performance_is_read_and_written_word_for_word() {
    assertThat(StrategyPerformanceJson.read(SpecExamples.STRATEGY_PERFORMANCE_JSON))
        .isEqualTo(SpecExamples.STRATEGY_PERFORMANCE);
    assertThat(StrategyPerformanceJson.write(SpecExamples.STRATEGY_PERFORMANCE)).isEqualTo(LINE);
  }

  @Test
  void a_revenue_is_an_exact_decimal() {
    String line = StrategyPerformanceJson.write(Samples.STRATEGY_PERFORMANCE);

    assertThat(line).contains("\"total_revenue\":12825.333333,");
    assertThat(StrategyPerformanceJson.read(line)).isEqualTo(Samples.STRATEGY_PERFORMANCE);
  }

  @Test
  void a_number_that_nothing_is_known_of_is_null_and_may_be_left_out() {
    String line =
        "{\"event_type\":\"STRATEGY_PERFORMANCE\",\"date\":\"1969-12-31\",\"strategy_id\":7,"
            + "\"strategy_name\":\"\",\"daily_stats\":{\"times_selected\":0,\"avg_reward\":null,"
            + "\"std_reward\":null,\"total_revenue\":0,\"user_segments\":{\"new_users\":0,"
            + "\"male_users\":0,\"female_users\":0,\"high_risk_churn\":0,\"high_spenders\":0}},"
            + "\"cumulative_stats\":{\"total_selections\":0,\"avg_reward_30d\":null,"
            + "\"avg_reward_90d\":null,\"success_rate\":null,\"arpu_contribution\":null},"
            + "\"trend\":{\"reward_trend_7d\":\"stable\",\"usage_trend_7d\":\"stable\"},"
            + "\"completeness\":{\"mature\":0,\"pending\":0},\"revision\":0}";
    StrategyPerformance nothing = Samples.STRATEGY_PERFORMANCE_OF_NOTHING;

    assertThat(StrategyPerformanceJson.write(nothing)).isEqualTo(line);
    assertThat(StrategyPerformanceJson.read(line)).isEqualTo(nothing);
    assertThat(StrategyPerformanceJson.read(line.replaceAll(",\"[a-z_0-9]+\":null", "")))
        .isEqualTo(nothing);
    assertThat(StrategyPerformanceJson.read(line.replace(",\"revision\":0", "")))
        .isEqualTo(nothing);
  }

  @ParameterizedTest
  @EnumSource(Trend.class)
  void every_trend_is_found_by_its_name_and_by_its_code(Trend trend) {
    assertThat(Trend.named(trend.wireName())).isEqualTo(trend);
    assertThat(Trend.ofCode(trend.code())).isEqualTo(trend);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"increasing\"|\"rising\"|trend.reward_trend_7d: found rising, wanted a trend",
        "\"2024-01-15\"|\"15.1.2024\"|date: found 15.1.2024, wanted a day",
        "12825|12825.0000001" + "|daily_stats.total_revenue: found 12825.0000001, wanted an amount",
        "28.5|\"28.5\"|daily_stats.avg_reward: found 28.5, wanted a number",
        "\"new_users\":50,|''|daily_stats.user_segments.new_users is missing, wanted a whole number",
        "STRATEGY_PERFORMANCE|REWARD_AGGREGATION"
            + "|event_type: found REWARD_AGGREGATION, wanted STRATEGY_PERFORMANCE"
      })
  void what_is_damaged_is_named(String right, String wrong, String said) {
    assertThat(LINE).contains(right);
    assertThatThrownBy(() -> StrategyPerformanceJson.read(LINE.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(said);
  }
}
