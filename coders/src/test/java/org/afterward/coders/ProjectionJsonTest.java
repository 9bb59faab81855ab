package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionJsonTest {

  private static final String CURVE =
      "{\"strategy_id\":2,\"component\":\"first_match\",\"age_hours\":[36,37],"
          + "\"at_risk\":[1234,1200],\"happened\":[5,0],\"share\":[0.214,0.214],"
          + "\"standard_error\":[0.0103,0.0103]}";

  private static final String OUTLOOK =
      "{\"strategy_id\":2,\"policy\":\"default@644b003ee49d\",\"attribution\":\"full\","
          + "\"horizon_hours\":1,\"points\":["
          + "{\"age_hours\":0,\"watched\":25,\"mean_credited\":0,\"standard_error\":0,\"share\":0,"
          + "\"further\":{\"all\":[20,12.5,4],\"away\":[15,12,3.5]}},"
          + "{\"age_hours\":1,\"watched\":25,\"mean_credited\":2.5,\"standard_error\":0.5,"
          + "\"share\":1,\"further\":{}}]}";

  @Test
  void a_projected_reward_says_that_it_is_one() {
    assertThat(ProjectedRewardJson.write(Samples.PROJECTED_REWARD))
        .startsWith(
            "{\"event_type\":\"REWARD_PROJECTION\",\"exposure_id\":\"exp_1\",\"user_id\":\"usr_1\","
                + "\"timestamp\":\"2024-01-15T19:30:00Z\",\"strategy_id\":2,"
                + "\"policy\":\"default@644b003ee49d\",\"attribution\":\"full\","
                + "\"status\":\"PROJECTED\",\"age_hours\":42,\"window_seen\":0.25,"
                + "\"standing\":\"returned\",\"credited_so_far\":15.5,\"projected_reward\":26,"
                + "\"low\":5.99")
        .endsWith("\"based_on\":24}");
    // 24 tell of it, and a single one is 10 off: 10 x sqrt(25 / 24).
    assertThat(Samples.PROJECTED_REWARD.error()).isCloseTo(10.2062, within(1e-4));
    assertThat(Samples.PROJECTED_REWARD.high() - Samples.PROJECTED_REWARD.low())
        .isCloseTo(2 * 1.959964 * 10.2062, within(1e-3));
  }

  @Test
  void what_nobody_can_tell_is_null() {
    assertThat(ProjectedRewardJson.write(Samples.PROJECTED_REWARD_OF_NOTHING))
        .contains("\"projected_reward\":null,\"low\":null,\"high\":null,\"based_on\":0}");
  }

  @Test
  void a_projected_reward_is_no_reward() {
    assertThatThrownBy(() -> RewardJson.read(ProjectedRewardJson.write(Samples.PROJECTED_REWARD)))
        .hasMessage("event_type: found REWARD_PROJECTION, wanted REWARD_AGGREGATION");
    assertThat(RewardStatus.named(ProjectedReward.STATUS)).isNull();
  }

  @Test
  void a_curve_is_one_line() {
    List<DelayPoint> points =
        List.of(
            Samples.DELAY_POINT,
            new DelayPoint(2, DelayComponent.FIRST_MATCH, 37, 1_200, 0, 0.214, 0.0103));
    assertThat(DelayCurveJson.write(points)).isEqualTo(CURVE);
    assertThat(DelayCurveJson.read(CURVE)).isEqualTo(points);
    assertThatThrownBy(() -> DelayCurveJson.read(CURVE.replace("[5,0]", "[5]")))
        .hasMessage("happened: found 1 numbers, wanted 2");
  }

  @Test
  void an_outlook_is_one_line() {
    assertThat(StrategyOutlookJson.write(Samples.STRATEGY_OUTLOOK)).isEqualTo(OUTLOOK);
    assertThat(StrategyOutlookJson.read(OUTLOOK)).isEqualTo(Samples.STRATEGY_OUTLOOK);
    assertThatThrownBy(() -> StrategyOutlookJson.read(OUTLOOK.replace("[15,12,3.5]", "[15]")))
        .hasMessage("further.away: found 1 numbers, wanted 3");
  }

  @Test
  void a_mean_of_projected_rewards_is_one_line() {
    String line =
        "{\"strategy_id\":2,\"mature\":{\"exposures\":1234,\"mean_reward\":31.5,\"low\":30.25,"
            + "\"high\":32.75},\"immature\":{\"status\":\"PROJECTED\",\"exposures\":321,"
            + "\"mean_reward\":30,\"low\":27.5,\"high\":32.5,\"mean_credited_so_far\":12.25,"
            + "\"unprojected\":4}}";
    assertThat(ProjectedMeanJson.write(Samples.PROJECTED_MEAN)).isEqualTo(line);
    assertThat(ProjectedMeanJson.read(line)).isEqualTo(Samples.PROJECTED_MEAN);
  }

  @Test
  void what_is_known_later_takes_the_place_of_what_was_known() {
    assertThat(Samples.EXPOSURE_VALUE.standingAt(25)).isEqualTo(Standing.AWAY);
    assertThat(Samples.EXPOSURE_VALUE.standingAt(26)).isEqualTo(Standing.RETURNED);
    assertThat(Samples.EXPOSURE_VALUE.standingAt(99)).isEqualTo(Standing.STAYED);
  }

  @Test
  void only_what_is_not_over_is_projected() {
    assertThatThrownBy(() -> Samples.STRATEGY_OUTLOOK.project(Samples.EXPOSURE_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exp_1 was watched for 168 of 168 hours");
  }
}
