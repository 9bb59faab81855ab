package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Bytes;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ParseRewardsTest {

  private static final String REWARD =
      """
      {"event_type":"REWARD_AGGREGATION","exposure_id":"exp_1","user_id":"usr_1","aggregation_timestamp":"2024-01-22T19:30:00.000Z","observation_period_days":7,\
      "revenue_breakdown":{"currency_spent":{"super_like":2,"friend_request":4,"friend_request_with_msg":0,"chat_activation":10,"profile_view":0,"total":16},\
      "spend_counts":{"super_like":2,"friend_request":1,"friend_request_with_msg":0,"chat_activation":1,"profile_view":0},\
      "retention_bonus":10,"match_bonus":5,"churn_penalty":0,"frustration_penalty":-1},"total_reward":30,\
      "action_summary":{"profiles_viewed":15,"likes_sent":5,"super_likes_sent":2,"friend_requests_sent":1,"matches_established":1,"chat_activated":1},\
      "user_state_change":{"churned":false,"still_active":true,"last_login_date":"2024-01-21","session_count_7d":8},\
      "evidence":{"last_own_action_at":"2024-01-22T10:00:00.000Z","account_closed":false,"longest_rejection_run":3,"credited_matches":1},\
      "strategy_id":2,"policy":"default@1f2e3d4c","attribution":"full","status":"MATURE","revision":0,"complete_until":"2024-01-22T19:30:00.000Z"}""";

  @Test
  void rewards_are_read_and_what_is_none_is_rejected_with_its_bytes(TestPipeline pipeline) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    String wrongTotal = REWARD.replace("\"total_reward\":30", "\"total_reward\":31");
    String performance = "{\"event_type\":\"STRATEGY_PERFORMANCE\",\"strategy_id\":2}";

    PAssert.that(
            pipeline
                .apply(Create.of(record(REWARD), record(wrongTotal), record(performance)))
                .apply("Parse", ParseEvents.ofAllLevels())
                .ownRecords()
                .apply("Parse rewards", ParseRewards.create())
                .failuresTo(rejected))
        .satisfies(
            rewards -> {
              assertThat(rewards)
                  .singleElement()
                  .satisfies(reward -> assertThat(reward.totalMicros()).isEqualTo(30_000_000));
              return null;
            });
    PAssert.that(PCollectionList.of(rejected).apply(Flatten.pCollections()))
        .satisfies(
            rejections -> {
              assertThat(rejections)
                  .extracting(each -> each.what() + " " + each.broken().get(0).rule())
                  .containsExactlyInAnyOrder(
                      "REWARD_AGGREGATION reward_unreadable", "STRATEGY_PERFORMANCE no_reward");
              assertThat(rejections)
                  .extracting(each -> each.raw().bytes().text())
                  .containsExactlyInAnyOrder(wrongTotal, performance);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static RawRecord record(String line) {
    return new RawRecord(Bytes.utf8(line), "test", 0, 1_706_000_000_000L);
  }
}
