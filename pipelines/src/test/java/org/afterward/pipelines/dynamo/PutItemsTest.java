package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.RewardStatus;
import org.afterward.servers.FaultyHttpProxy;
import org.afterward.servers.HttpFaults;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(TestPipelineExtension.class)
@SuppressWarnings("NullAway.Init")
class PutItemsTest {

  private LocalDynamo dynamo;
  private DynamoConnection connection;
  private Tables tables;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = LocalDynamo.in(folder);
  }

  @AfterAll
  void stop() {
    dynamo.close();
  }

  @BeforeEach
  void tables_of_its_own(TestInfo test) {
    String prefix = test.getTestMethod().orElseThrow().getName() + ".";
    connection = dynamo.connection(prefix);
    tables = dynamo.createTables(prefix);
  }

  private static <T> void write(
      TestPipeline pipeline,
      PTransform<PCollection<T>, PCollection<Rejection>> put,
      List<T> elements,
      Rejection... rejected) {
    LocalDynamo.withCredentials(pipeline.getOptions());
    PAssert.that(pipeline.apply(Create.of(elements)).apply("Put", put))
        .containsInAnyOrder(rejected);
    pipeline.run().waitUntilFinish();
  }

  private static Rejection rejection(
      String what, String rule, String field, String problem, ItemKey key, String json) {
    return new Rejection(
        what,
        List.of(new BrokenRule(rule, field, problem)),
        new RawRecord(Bytes.utf8(json), key.toString(), 0, Event.NO_TIME));
  }

  private List<String> lines(String table) {
    return dynamo.items(table).stream().map(JsonAttributes::write).toList();
  }

  @Test
  void exposures_lie_in_their_table_as_items_that_others_can_read(TestPipeline pipeline) {
    write(
        pipeline,
        PutExposures.to(connection),
        List.of(Samples.exposure("exp_1", "usr_123", Samples.AT, "ses_xyz789")));

    assertThat(lines(tables.exposures()))
        .containsExactly(
            """
            {"GSI1PK":"STRATEGY#2#DATE#2024-01-15",\
            "GSI1SK":"EXP#2024-01-15T19:30:00.123Z#SESSION#ses_xyz789",\
            "GSI2PK":"REWARD_STATUS#false#DATE#2024-01-15",\
            "GSI2SK":"EXP#2024-01-15T19:30:00.123Z#SESSION#ses_xyz789",\
            "PK":"USER#usr_123",\
            "SK":"EXP#2024-01-15T19:30:00.123Z#SESSION#ses_xyz789",\
            "context_layout":"ours",\
            "context_vector":[0.75,15,-0.0,1.0E300,1.0E-300],\
            "expected_reward":31.9,\
            "expires_at":1713123000,\
            "exposure_id":"exp_1",\
            "profile_distribution":{"exploration_ratio":0.2,"high_tier_ratio":0.3,\
            "medium_tier_ratio":0.5},\
            "profiles_shown":[{"predicted_chat_response_prob":0.72,\
            "predicted_friend_accept_prob":0.65,"predicted_like_prob":0.78,\
            "profile_id":"usr_456","rank":1,"tier":"high"},\
            {"predicted_chat_response_prob":1,"predicted_friend_accept_prob":0.25,\
            "profile_id":"usr_789","rank":2}],\
            "propensity":0.41,\
            "session_id":"ses_xyz789",\
            "strategy_id":2,\
            "strategy_name":"Balanced",\
            "tab":"discovery",\
            "timestamp":"2024-01-15T19:30:00.123Z",\
            "user_id":"usr_123",\
            "user_state_snapshot":{"attractiveness_score":0.75,"days_since_join":15}}""");
  }

  @Test
  void rewards_lie_in_their_table_without_early_estimates(TestPipeline pipeline) {
    Reward reward = Samples.reward(Samples.exposure(1), 0);
    Reward early =
        Samples.withStatus(Samples.reward(Samples.exposure(2), 0), RewardStatus.PARTIAL, -1);

    write(pipeline, PutRewards.to(connection), List.of(reward, early));

    assertThat(lines(tables.rewards()))
        .containsExactly(
            """
            {"PK":"MONTH#2024-01","SK":"EXPOSURE#exp_1",\
            "action_summary":{"chat_activated":1,"friend_requests_sent":1,"likes_sent":5,\
            "matches_established":1,"profiles_viewed":15,"super_likes_sent":2},\
            "attribution":"full",\
            "complete_until":"2024-01-22T19:31:00.123Z",\
            "computed_at":"2024-01-22T19:31:00.123Z",\
            "currency_spent":{"chat_activation":10,"friend_request":4.333333,\
            "friend_request_with_msg":0,"profile_view":0,"super_like":2,"total":16.333333},\
            "evidence":{"account_closed":false,"credited_matches":1,\
            "last_own_action_at":"2024-01-22T18:11:00.123Z","longest_rejection_run":3},\
            "exposure_id":"exp_1",\
            "lineage":{"match":{"digest":"00c0ffee00c0ffee","events":1,"top":["evt_9"]}},\
            "match_bonus":5,\
            "observation_period_days":7,\
            "penalties":{"churn_penalty":0,"frustration_penalty":-1},\
            "policy":"default@1f2e3d4c",\
            "retention_bonus":10,\
            "revision":0,\
            "spend_counts":{"chat_activation":1,"friend_request":1,\
            "friend_request_with_msg":0,"profile_view":0,"super_like":2},\
            "status":"MATURE",\
            "strategy_id":2,\
            "timestamp":"2024-01-15T19:31:00.123Z",\
            "total_reward":30.333333,\
            "user_id":"usr_1",\
            "user_state_change":{"churned":false,"last_login_date":"2024-01-21",\
            "session_count_7d":8,"still_active":true}}""");
    assertThat(dynamo.items(tables.rewards()).stream().map(RewardItem::read))
        .containsExactly(reward);
  }

  @Test
  void of_two_exposures_with_one_key_the_later_is_a_rejection(TestPipeline pipeline) {
    Exposure first = Samples.exposure("exp_1", "usr_1", Samples.AT, "");
    Exposure second = Samples.exposure("exp_2", "usr_1", Samples.AT, "");
    dynamo.write(ExposureItem.put(tables, first));
    List<String> before = lines(tables.exposures());
    ItemKey key = ExposureItem.put(tables, second).key();
    String taken = "has the user, time and session of exp_1, which came before it";
    String json = EventJson.write(second);
    Rejection rejected = rejection("EXPOSURE", "key_taken", "exposure_id", taken, key, json);

    write(pipeline, PutExposures.to(connection), List.of(second, first), rejected);

    assertThat(lines(tables.exposures())).isEqualTo(before);
  }

  @Test
  void the_reward_of_an_exposure_without_a_place_is_a_rejection(TestPipeline pipeline) {
    Exposure first = Samples.exposure("exp_1", "usr_1", Samples.AT, "");
    Reward reward = Samples.reward(Samples.exposure("exp_2", "usr_1", Samples.AT, ""), 0);
    dynamo.write(ExposureItem.put(tables, first));
    List<String> before = lines(tables.exposures());
    ItemKey key = ExposureMark.put(tables, reward).key();
    String taken = "has the user, time and session of exp_1, which came before it";
    String json = RewardJson.write(reward);
    Rejection rejected =
        rejection("REWARD_AGGREGATION", "key_taken", "exposure_id", taken, key, json);

    write(pipeline, MarkExposures.in(connection), List.of(reward), rejected);

    assertThat(lines(tables.exposures())).isEqualTo(before);
  }

  @Test
  void an_exposure_that_no_item_can_hold_is_a_rejection(TestPipeline pipeline) {
    Exposure small = Samples.exposure(1);
    Exposure large = Samples.withTab(Samples.exposure(2), "x".repeat(420_000));
    ItemKey key = ExposureItem.put(tables, large).key();
    Rejection rejected =
        rejection(
            "EXPOSURE",
            "item_too_large",
            "",
            "ValidationException: Item size to update has exceeded the maximum allowed size",
            key,
            EventJson.write(large));

    write(pipeline, PutExposures.to(connection), List.of(small, large), rejected);

    assertThat(
            dynamo.items(tables.exposures()).stream().map(ExposureItem::json).map(Samples::parse))
        .containsExactly(small);
  }

  @Test
  void a_field_without_a_name_is_no_reason_to_fail(TestPipeline pipeline) {
    Exposure nameless = Samples.withContextFields(Samples.exposure(1), Map.of("", 1.0, "a", 2.0));

    write(pipeline, PutExposures.to(connection), List.of(nameless));

    assertThat(
            dynamo.items(tables.exposures()).stream().map(ExposureItem::json).map(Samples::parse))
        .containsExactly(nameless);
  }

  @Test
  void a_job_on_a_table_that_is_throttled_for_good_fails_and_names_it(TestPipeline pipeline)
      throws IOException {
    RetrySchedule three =
        new RetrySchedule(Duration.ofMillis(1), Duration.ofMillis(2), 3, Duration.ofSeconds(30));
    try (FaultyHttpProxy proxy = FaultyHttpProxy.before(dynamo.endpoint(), 20240115)) {
      proxy.treat(new HttpFaults(1, 0, 0, 0, 0, 0));
      DynamoConnection throttled =
          LocalDynamo.connectionBy(proxy.endpoint(), connection.tablePrefix());
      PutExposures put = PutExposures.to(throttled).withRetries(three).withInFlight(2);

      assertThatThrownBy(() -> write(pipeline, put, List.of(Samples.exposure(1))))
          .hasRootCauseInstanceOf(ProvisionedThroughputExceededException.class)
          .hasMessageContaining(
              "Could not write to table %s, USER#usr_1, EXP#2024-01-15T19:31:00.123Z#SESSION# after"
                  + " 3 attempts: ProvisionedThroughputExceededException",
              tables.exposures());
    }
    assertThat(dynamo.items(tables.exposures())).isEmpty();
  }
}
