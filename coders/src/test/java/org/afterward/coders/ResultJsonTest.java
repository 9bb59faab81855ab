package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The JSON of what Afterward writes: rewards, implausible ones, pending ones, late facts,
 * rejections.
 */
class ResultJsonTest {

  private static final String REWARD_LINE = SpecExamples.oneLine(SpecExamples.REWARD_JSON);

  @Test
  void the_specifications_reward_is_read_and_written_word_for_word() {
    assertThat(RewardJson.read(SpecExamples.REWARD_JSON)).isEqualTo(SpecExamples.REWARD);
    assertThat(RewardJson.write(SpecExamples.REWARD)).isEqualTo(REWARD_LINE);
  }

  @Test
  void a_share_of_an_amount_is_an_exact_decimal_and_a_missing_login_is_null() {
    Reward whole = SpecExamples.REWARD;
    Reward shared =
        new Reward(
            whole.exposure(),
            whole.horizonMs(),
            new RewardParts(
                SpendTotals.of(new long[] {333_333, 0, 0, 1, 0}, new int[5]), 0, 500_000, 0, 0),
            new RewardEvidence(whole.evidence().lastOwnActionAt(), false, 0, 100_000),
            whole.actions(),
            new UserStateChange(true, false, UserStateChange.NO_LOGIN, 0),
            whole.policy(),
            whole.attribution(),
            whole.status(),
            0,
            whole.completeUntil(),
            0,
            "");
    assertThat(RewardJson.write(shared))
        .contains(
            "{\"currency_spent\":{\"super_like\":0.333333,\"friend_request\":0,"
                + "\"friend_request_with_msg\":0,\"chat_activation\":0.000001,\"profile_view\":0,"
                + "\"total\":0.333334}",
            "\"match_bonus\":0.5,",
            "\"total_reward\":0.833334,",
            "\"last_login_date\":null,",
            "\"credited_matches\":0.1}");
    assertThat(RewardJson.read(RewardJson.write(shared))).isEqualTo(shared);
  }

  @Test
  void an_early_estimate_says_which_share_of_the_window_was_seen() {
    Reward partial = standing(RewardStatus.PARTIAL, -1, -5 * 86_400_000L, 0, "");
    assertThat(RewardJson.write(partial))
        .isEqualTo(
            REWARD_LINE.replaceAll(
                "\"status\".*",
                "\"status\":\"PARTIAL\",\"revision\":-1,"
                    + "\"complete_until\":\"2024-01-17T19:30:00Z\","
                    + "\"window_seen\":0.2857142857142857}"));
    assertThat(RewardJson.read(RewardJson.write(partial))).isEqualTo(partial);
  }

  @Test
  void a_correction_says_by_how_much_and_through_which_event() {
    Reward corrected = standing(RewardStatus.CORRECTED, 2, 0, -3_500_000, "evt_9");
    assertThat(RewardJson.write(corrected))
        .isEqualTo(
            REWARD_LINE.replaceAll(
                "\"status\".*",
                "\"status\":\"CORRECTED\",\"revision\":2,"
                    + "\"complete_until\":\"2024-01-22T19:30:00Z\","
                    + "\"delta\":-3.5,\"caused_by\":\"evt_9\"}"));
    assertThat(RewardJson.read(RewardJson.write(corrected))).isEqualTo(corrected);
  }

  @Test
  void a_correction_as_if_in_time_is_the_mature_reward() {
    Lineage lineage =
        new Lineage(List.of(Lineage.Source.of(RewardPart.MATCH, List.of("evt_3"), List.of())));
    Reward corrected =
        standing(RewardStatus.CORRECTED, 2, 0, -3_500_000, "evt_9").withLineage(lineage);
    assertThat(corrected.asIfInTime()).isEqualTo(SpecExamples.REWARD.withLineage(lineage));
    assertThat(SpecExamples.REWARD.asIfInTime()).isEqualTo(SpecExamples.REWARD);
  }

  @Test
  void a_correction_by_an_unknown_amount_says_none() {
    Reward reweighed = standing(RewardStatus.CORRECTED, 1, 0, Reward.UNKNOWN_DELTA, "evt_9");
    assertThat(RewardJson.write(reweighed)).endsWith("Z\",\"caused_by\":\"evt_9\"}");
    assertThat(RewardJson.read(RewardJson.write(reweighed))).isEqualTo(reweighed);
  }

  @Test
  void a_reward_with_its_lineage_names_the_events_of_each_part() {
    Reward traced =
        SpecExamples.REWARD.withLineage(
            new Lineage(
                List.of(
                    Lineage.Source.of(
                        RewardPart.SUPER_LIKE, List.of("evt_1", "evt_2"), List.of("evt_2")),
                    Lineage.Source.of(RewardPart.MATCH, List.of("evt_3"), List.of("evt_3")))));
    // The digests are those of printf 'evt_1\nevt_2\n' | sha256sum, and of evt_3 alone.
    String line =
        REWARD_LINE.substring(0, REWARD_LINE.length() - 1)
            + ",\"lineage\":{"
            + "\"super_like\":{\"events\":2,\"digest\":\"a3245b02a47e9903\",\"top\":[\"evt_2\"]},"
            + "\"match\":{\"events\":1,\"digest\":\"5745fe45823e9e58\",\"top\":[\"evt_3\"]}}}";
    assertThat(RewardJson.write(traced)).isEqualTo(line);
    assertThat(RewardJson.read(line)).isEqualTo(traced);
  }

  private static Reward standing(
      RewardStatus status, int revision, long seenLater, long deltaMicros, String causedBy) {
    Reward mature = SpecExamples.REWARD;
    return new Reward(
        mature.exposure(),
        mature.horizonMs(),
        mature.parts(),
        mature.evidence(),
        mature.actions(),
        mature.state(),
        mature.policy(),
        mature.attribution(),
        status,
        revision,
        mature.completeUntil() + seenLater,
        deltaMicros,
        causedBy);
  }

  @Test
  void an_implausible_reward_is_the_reward_and_its_reasons() {
    ImplausibleReward implausible =
        new ImplausibleReward(SpecExamples.REWARD, List.of("total_above_200", "negative_part"));
    String line =
        REWARD_LINE.substring(0, REWARD_LINE.length() - 1)
            + ",\"implausible_reasons\":[\"total_above_200\",\"negative_part\"]}";
    assertThat(ImplausibleRewardJson.write(implausible)).isEqualTo(line);
    assertThat(ImplausibleRewardJson.read(line)).isEqualTo(implausible);
  }

  @Test
  void a_pending_exposure_says_when_it_is_due_and_why_it_waits() {
    assertThat(
            PendingJson.write(
                new Pending<>(
                    SpecExamples.REWARD.exposure(),
                    1_705_951_800_000L,
                    Pending.Cause.HORIZON_OPEN)))
        .isEqualTo(
            "{\"exposure_id\":\"exp_20240115_123456\",\"user_id\":\"usr_123\","
                + "\"timestamp\":\"2024-01-15T19:30:00Z\",\"strategy_id\":2,"
                + "\"due_at\":\"2024-01-22T19:30:00Z\",\"cause\":\"HORIZON_OPEN\"}");
  }

  @Test
  void a_late_fact_says_whom_it_reached_and_what_was_lost() {
    Fact spend =
        new Fact(1_705_951_800_000L, "evt_9", FactKind.SPENT_ON_SUPER_LIKE, 7, "", "exp_1");
    String line =
        "{\"user_id\":\"usr_123\",\"event_id\":\"evt_9\",\"kind\":\"SPENT_ON_SUPER_LIKE\","
            + "\"timestamp\":\"2024-01-22T19:30:00Z\",\"amount\":7,\"exposure_id\":\"exp_1\","
            + "\"reached\":0,\"lost_spend\":7}";
    assertThat(LateFactJson.write(new LateFact("usr_123", spend, 0))).isEqualTo(line);
    assertThat(LateFactJson.write(new LateFact("usr_123", spend, 2)))
        .endsWith("\"reached\":2,\"lost_spend\":0}");
    assertThatThrownBy(
            () -> LateFactJson.read(line.replace("\"lost_spend\":7", "\"lost_spend\":6")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lost_spend: found 6, wanted 7");
  }

  @Test
  void a_rejection_says_what_it_breaks_and_where_it_came_from() {
    List<BrokenRule> broken = List.of(new BrokenRule("not_whole", "amount", "found 0.5"));
    assertThat(
            RejectionJson.write(
                new Rejection(
                    "PAYMENT",
                    broken,
                    new RawRecord(Bytes.utf8("{\"amount\":0.5}\u0000é"), "events.json", 99, 1))))
        .isEqualTo(
            "{\"rejected\":\"PAYMENT\",\"broken\":[{\"rule\":\"not_whole\",\"field\":\"amount\","
                + "\"problem\":\"found 0.5\"}],\"origin\":\"events.json\",\"offset\":99,"
                + "\"arrived_at\":\"1970-01-01T00:00:00.001Z\","
                + "\"raw\":\"{\\\"amount\\\":0.5}\\u0000é\"}");
  }

  @Test
  void bytes_that_are_no_text_are_kept_in_base64() {
    RawRecord raw =
        new RawRecord(Bytes.wrap(new byte[] {'{', (byte) 0xE9, 0}), "f", 0, Event.NO_TIME);
    assertThat(RejectionJson.write(new Rejection("", List.of(), raw)))
        .isEqualTo(
            "{\"rejected\":\"\",\"broken\":[],\"origin\":\"f\",\"offset\":0,\"raw_base64\":\"e+kA\"}");
  }

  @Test
  void a_rejected_line_of_many_megabytes_is_kept_whole() {
    Rejection rejection =
        new Rejection("", List.of(), RawRecord.of("[\"" + "x".repeat(21_000_000) + "\"]"));
    assertThat(RejectionJson.read(RejectionJson.write(rejection)).equals(rejection)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "match_bonus":5,     |                          | revenue_breakdown.match_bonus is missing, wanted an amount
          "match_bonus":5      | "match_bonus":"5"        | revenue_breakdown.match_bonus: found 5, wanted an amount
          "match_bonus":5      | "match_bonus":0.0000001  | revenue_breakdown.match_bonus: found 0.0000001, wanted an amount
          "total":16           | "total":17               | revenue_breakdown.currency_spent.total: found 17, wanted 16
          "total_reward":30    | "total_reward":30.5      | total_reward: found 30.5, wanted 30
          "likes_sent":5       | "likes_sent":5.5         | action_summary.likes_sent: found 5.5, wanted a whole number
          "likes_sent":5       | "likes_sent":5e99        | action_summary.likes_sent: found 5e99, wanted a whole number
          "account_closed":false, |                       | evidence.account_closed is missing, wanted true or false
          "credited_matches":1 | "credited_matches":{}    | evidence.credited_matches: found {}, wanted an amount
          "churned":false      | "churned":0              | user_state_change.churned: found 0, wanted true or false
          "2024-01-21"         | "2024-01-32"             | user_state_change.last_login_date: found 2024-01-32, wanted a day
          "2024-01-22T19:30:00Z" | "later"                | aggregation_timestamp: found later, wanted a time
          "full"               | "all"                    | attribution: found all, wanted a credit policy
          "MATURE"             | "RIPE"                   | status: found RIPE, wanted a reward's status
          REWARD_AGGREGATION   | VIEW                     | event_type: found VIEW, wanted REWARD_AGGREGATION
          "policy":            | policy:                  | It is not JSON: Unexpected character ('p' (code 112)): was expecting double-quote to start field name (near column 931)
          """)
  void what_is_damaged_is_named(String from, String to, String message) {
    String damaged = REWARD_LINE.replace(from, to == null ? "" : to);
    assertThatThrownBy(() -> RewardJson.read(damaged))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void a_damaged_element_is_named_by_its_index() {
    String rejection =
        "{\"rejected\":\"\",\"broken\":[null],\"origin\":\"\",\"offset\":0,\"raw\":\"\"}";
    assertThatThrownBy(() -> RejectionJson.read(rejection))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken[0]: found null, wanted an object");
    String implausible =
        REWARD_LINE.substring(0, REWARD_LINE.length() - 1) + ",\"implausible_reasons\":[\"a\",1]}";
    assertThatThrownBy(() -> ImplausibleRewardJson.read(implausible))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("implausible_reasons[1]: found 1, wanted a text");
  }

  @Property(tries = 500, seed = "1")
  void an_implausible_reward_that_was_written_is_read_back(
      @ForAll("implausibleRewards") ImplausibleReward implausible) {
    String line = ImplausibleRewardJson.write(implausible);
    assertOneLine(line);
    assertThat(ImplausibleRewardJson.read(line)).isEqualTo(implausible);
    assertThat(RewardJson.read(RewardJson.write(implausible.reward())))
        .isEqualTo(implausible.reward());
  }

  @Property(tries = 300, seed = "2")
  void a_pending_exposure_that_was_written_is_read_back(
      @ForAll("pendings") Pending<OpenExposure> pending) {
    String line = PendingJson.write(pending);
    assertOneLine(line);
    assertThat(PendingJson.read(line)).isEqualTo(pending);
  }

  @Property(tries = 300, seed = "7")
  void a_late_fact_that_was_written_is_read_back(@ForAll("lateFacts") LateFact late) {
    String line = LateFactJson.write(late);
    assertOneLine(line);
    assertThat(LateFactJson.read(line)).isEqualTo(late);
  }

  @Property(tries = 500, seed = "3")
  void a_rejection_that_was_written_is_read_back(@ForAll("rejections") Rejection rejection) {
    String line = RejectionJson.write(rejection);
    assertOneLine(line);
    assertThat(RejectionJson.read(line)).isEqualTo(rejection);
  }

  @Provide
  Arbitrary<ImplausibleReward> implausibleRewards() {
    return ResultArbitraries.implausibleRewards(EventArbitraries.strings());
  }

  @Provide
  Arbitrary<Pending<OpenExposure>> pendings() {
    return ResultArbitraries.pendings(EventArbitraries.strings());
  }

  @Provide
  Arbitrary<LateFact> lateFacts() {
    return ResultArbitraries.lateFacts(EventArbitraries.strings());
  }

  @Provide
  Arbitrary<Rejection> rejections() {
    return ResultArbitraries.rejections(EventArbitraries.strings());
  }

  /** And one that survives being turned into bytes. */
  private static void assertOneLine(String line) {
    assertThat(line).doesNotContain("\n", "\r");
    assertThat(Bytes.utf8(line).text()).isEqualTo(line);
  }
}
