package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.StrategyPerformance;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StrategyPerformanceItemTest {

  private static final long DAY = 19_737;
  private static final StrategyPerformance PERFORMANCE = Samples.performance(2, DAY, 450);

  @Test
  void a_performance_is_an_item_that_others_can_read() {
    assertThat(JsonAttributes.write(StrategyPerformanceItem.attributes(PERFORMANCE)))
        .isEqualTo(
            """
            {"arpu_contribution":14.65,\
            "avg_reward":28.5,\
            "avg_reward_30d":29.3,\
            "avg_reward_90d":28.1,\
            "completeness":{"mature":447,"pending":3},\
            "date":"2024-01-15",\
            "expires_at":1736812800,\
            "revision":450,\
            "std_reward":11.2,\
            "strategy_id":2,\
            "strategy_name":"Balanced",\
            "success_rate":0.72,\
            "times_selected":450,\
            "total_revenue":9007199254.740993,\
            "total_selections":15200,\
            "trend":{"reward_trend_7d":"increasing","usage_trend_7d":"decreasing"},\
            "user_count_by_segment":{"female_users":130,"high_risk_churn":80,\
            "high_spenders":120,"male_users":320,"new_users":50}}""");
  }

  @Test
  void it_lies_by_its_strategy_and_day() {
    assertThat(StrategyPerformanceItem.key(new Tables("prod."), PERFORMANCE))
        .isEqualTo(new ItemKey("prod.strategy_performance", "STRATEGY#2", "DATE#2024-01-15"));
  }

  @Test
  void it_has_the_attributes_that_its_table_promises() {
    assertThat(StrategyPerformanceItem.attributes(PERFORMANCE))
        .containsOnlyKeys(StrategyPerformanceItem.ATTRIBUTES);
  }

  @Test
  void it_comes_back_whole_from_its_item() {
    Map<String, AttributeValue> item =
        new TreeMap<>(StrategyPerformanceItem.attributes(PERFORMANCE));
    item.putAll(StrategyPerformanceItem.key(new Tables(""), PERFORMANCE).attributes());

    assertThat(StrategyPerformanceItem.read(item)).isEqualTo(PERFORMANCE);
  }

  @Test
  void a_number_that_nothing_is_known_of_is_left_out_and_comes_back() {
    StrategyPerformance nothing = Samples.performanceOfNothing(7, DAY);

    Map<String, AttributeValue> item = StrategyPerformanceItem.attributes(nothing);

    assertThat(item).doesNotContainKeys("avg_reward", "std_reward", "success_rate");
    assertThat(StrategyPerformanceItem.read(item)).isEqualTo(nothing);
  }

  @Test
  void an_item_of_something_else_is_named_by_what_it_lacks() {
    Map<String, AttributeValue> item =
        new TreeMap<>(StrategyPerformanceItem.attributes(PERFORMANCE));
    item.remove("times_selected");

    assertThatThrownBy(() -> StrategyPerformanceItem.read(item))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("daily_stats.times_selected is missing, wanted a whole number");
  }
}
