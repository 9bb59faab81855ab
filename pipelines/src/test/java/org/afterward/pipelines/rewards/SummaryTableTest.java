package org.afterward.pipelines.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.pipelines.rewards.RewardsSummary.BrokenRuleCount;
import org.afterward.pipelines.rewards.RewardsSummary.StrategyRewards;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

  @Test
  void a_summary_is_read_from_the_outcomes_to_the_strategies() {
    RewardsSummary summary =
        new RewardsSummary(
            6_612_345,
            459_871,
            12,
            140_100,
            66_000,
            List.of(
                new BrokenRuleCount(
                    "ratio_sum", 900, "strategy_applied sums to 1.2 (a.jsonl at 7)"),
                new BrokenRuleCount("known_type", 65_000, "event_type is WINK (b.jsonl at 0)"),
                new BrokenRuleCount("amount", 900, "amount is 0 (b.jsonl at 1234)")),
            List.of(
                new StrategyRewards(12, 1_000, -1.005, 0),
                new StrategyRewards(2, 458_871, 28.504, 11.2)));

    assertThat(SummaryTable.text(summary))
        .isEqualTo(
            """
            records read  6,612,345
            rewards         459,871
            implausible          12
            pending         140,100
            rejected         66,000

            broken rule  records  for example
            known_type    65,000  event_type is WINK (b.jsonl at 0)
            amount           900  amount is 0 (b.jsonl at 1234)
            ratio_sum        900  strategy_applied sums to 1.2 (a.jsonl at 7)

            strategy  rewards   mean  spread
                   2  458,871  28.50   11.20
                  12    1,000  -1.01    0.00
            """);
  }

  @Test
  void a_run_that_found_nothing_says_only_that() {
    RewardsSummary summary = new RewardsSummary(0, 0, 0, 0, 0, List.of(), List.of());

    assertThat(SummaryTable.text(summary))
        .isEqualTo(
            """
            records read  0
            rewards       0
            implausible   0
            pending       0
            rejected      0
            """);
  }
}
