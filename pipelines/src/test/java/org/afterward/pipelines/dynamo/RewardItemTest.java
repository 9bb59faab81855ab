package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.RewardStatus;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RewardItemTest {

  private static final int POSITIONS = 27;

  @Test
  void a_reward_comes_back_whole() {
    Reward mature = Samples.reward(Samples.exposure(1), 0);
    Reward corrected = Samples.reward(Samples.exposure(1), 7);
    Reward early = Samples.withStatus(mature, RewardStatus.PARTIAL, -3);

    for (Reward reward : List.of(mature, corrected, early)) {
      assertThat(RewardItem.read(RewardItem.attributes(reward))).isEqualTo(reward);
    }
  }

  @Test
  void how_the_exposure_was_served_is_in_the_item_where_the_reward_remembers_it() {
    StringBuilder vector = new StringBuilder("0.75");
    for (int i = 1; i < POSITIONS; i++) {
      vector.append(",").append(i == 3 ? 0.8 : i == 10 ? 0.5 : 0);
    }
    String json = RewardJson.write(Samples.reward(Samples.exposure(1), 0));
    String served =
        json.substring(0, json.length() - 1)
            + ",\"session_id\":\"ses_1\",\"propensity\":0.41,\"user_context_vector\":["
            + vector
            + "],\"context_layout\":\"layout-1\"}";

    var item = RewardItem.attributes(served, Samples.AT);

    assertThat(item)
        .containsEntry("session_id", AttributeValue.fromS("ses_1"))
        .containsEntry("propensity", AttributeValue.fromN("0.41"))
        .containsEntry("context_layout", AttributeValue.fromS("layout-1"))
        .containsEntry(
            "user_segment",
            AttributeValue.fromSs(
                List.of("new_users", "female_users", "high_risk_churn", "high_spenders")));
    assertThat(JsonAttributes.write(item)).contains("\"context_vector\":[" + vector + "]");
  }
}
