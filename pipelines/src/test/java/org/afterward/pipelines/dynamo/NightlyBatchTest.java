package org.afterward.pipelines.dynamo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Exposures are collected into their table, and every night their rewards are found out. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class NightlyBatchTest {

  private LocalDynamo dynamo;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = LocalDynamo.in(folder);
  }

  @AfterAll
  void stop() {
    dynamo.close();
  }

  private void run(String prefix, String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(dynamo.call(prefix));
    SampleMonth.run(all.toArray(String[]::new));
  }

  private void collect(String prefix, Path exposures, Path output) {
    run(prefix, "collect", "--exposures=" + exposures, "--output=" + output, "--tables");
  }

  /** The rewards that files alone give, with what tables say of each exposure. */
  private static List<String> rewardsOfFiles(Path exposures, Path activity, Path output) {
    SampleMonth.run(
        "rewards",
        "--exposures=" + exposures,
        "--activity=" + activity,
        "--output=" + output,
        "--training");
    return SampleMonth.sortedLines(output.resolve("rewards"));
  }

  private List<String> rewardsInTable(String prefix) {
    List<Reward> rewards = new ArrayList<>();
    new RewardMonthReader(dynamo.connection(prefix))
        .read(
            YearMonth.of(2024, 1),
            LocalDynamo.options(),
            rewards::add,
            rejection -> {
              throw new AssertionError(rejection);
            });
    return rewards.stream().map(RewardJson::write).sorted().toList();
  }

  /** What each exposure is marked with, by its id. */
  private Map<String, Map<String, AttributeValue>> marks(String prefix) {
    return dynamo.items(new Tables(prefix).exposures()).stream()
        .filter(item -> item.containsKey(ExposureMark.REVISION))
        .collect(
            toMap(
                item -> String.valueOf(JsonAttributes.text(item, ExposureItem.EXPOSURE_ID)),
                item -> {
                  assertThat(JsonAttributes.text(item, "GSI2PK")).startsWith("REWARD_STATUS#true#");
                  item.keySet().retainAll(ExposureMark.ATTRIBUTES);
                  return item;
                }));
  }

  /** What exposures must be marked with, who have these rewards. */
  private static Map<String, Map<String, AttributeValue>> marksOf(List<String> rewards) {
    return rewards.stream()
        .collect(
            toMap(
                line -> RewardJson.read(line).exposure().exposureId(),
                line -> {
                  Map<String, AttributeValue> fields = JsonAttributes.read(line);
                  return Map.of(
                      "reward", fields.get("total_reward"),
                      "reward_computed_at", fields.get("aggregation_timestamp"),
                      "reward_breakdown", fields.get("revenue_breakdown"),
                      "reward_policy", fields.get("policy"),
                      "reward_revision", AttributeValue.fromN("0"));
                }));
  }

  private List<List<Map<String, AttributeValue>>> allItems(String prefix) {
    Tables tables = new Tables(prefix);
    return List.of(dynamo.items(tables.exposures()), dynamo.items(tables.rewards()));
  }

  @Test
  void rewards_of_exposures_in_their_table_are_those_of_the_files_they_came_from(
      @TempDir Path folder) {
    dynamo.createTables("n.");
    List<String> expected =
        rewardsOfFiles(SampleMonth.exposures(), SampleMonth.activity(), folder.resolve("of-files"));
    collect("n.", SampleMonth.exposures(), folder.resolve("backup"));

    Path first = folder.resolve("first");
    night(first, "--completeUntil=2024-01-24");
    List<String> early = SampleMonth.sortedLines(first.resolve("rewards"));
    assertThat(early).isNotEmpty().hasSizeLessThan(expected.size());
    assertThat(rewardsInTable("n.")).isEqualTo(early);
    assertThat(marks("n.")).isEqualTo(marksOf(early));

    Path second = folder.resolve("second");
    night(second);
    assertThat(SampleMonth.sortedLines(second.resolve("rewards"))).isEqualTo(expected);
    assertThat(SampleMonth.sortedLines(second.resolve("pending")))
        .isEqualTo(SampleMonth.sortedLines(folder.resolve("of-files/pending")));
    assertThat(rewardsInTable("n.")).isEqualTo(expected).containsAll(early);
    assertThat(marks("n.")).isEqualTo(marksOf(expected));

    List<List<Map<String, AttributeValue>>> items = allItems("n.");
    collect("n.", SampleMonth.exposures(), folder.resolve("backup-again"));
    night(folder.resolve("again"));
    night(folder.resolve("earlier-again"), "--completeUntil=2024-01-24");
    assertThat(allItems("n.")).isEqualTo(items);
  }

  private void night(Path output, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "rewards",
                "--exposureDays=2024-01-01/2024-02-01",
                "--activity=" + SampleMonth.activity(),
                "--output=" + output,
                "--tables"));
    args.addAll(Arrays.asList(more));
    run("n.", args.toArray(String[]::new));
  }

  @Test
  void what_users_did_may_be_in_the_apps_own_tables(@TempDir Path folder) throws IOException {
    dynamo.createTables("a.");
    Path exposures = Files.createDirectory(folder.resolve("exposures")).resolve("e.jsonl");
    Exposure shown = shown("exp_1", "usr_1");
    Files.writeString(
        exposures, EventJson.write(shown) + "\n" + EventJson.write(shown("exp_2", "usr_2")) + "\n");
    collect("a.", exposures, folder.resolve("backup"));
    putIntoAppTables();
    Path activity = Files.createDirectory(folder.resolve("activity")).resolve("a.jsonl");
    Files.write(activity, SAME_AS_EVENTS);

    Path output = folder.resolve("out");
    run(
        "a.",
        "rewards",
        "--exposureDays=2024-01-15/2024-01-16",
        "--appTables=standard",
        "--completeUntil=2024-01-23",
        "--output=" + output,
        "--tables");

    List<String> rewards = SampleMonth.sortedLines(output.resolve("rewards"));
    SampleMonth.run(
        "rewards",
        "--exposures=" + exposures,
        "--activity=" + activity,
        "--completeUntil=2024-01-23",
        "--output=" + folder.resolve("of-files"),
        "--training");
    assertThat(rewards)
        .isEqualTo(SampleMonth.sortedLines(folder.resolve("of-files/rewards")))
        .extracting(line -> RewardJson.read(line).parts().totalMicros())
        // Spent 16, there at the end +10, a match +5, rejected three times -1; and who left -20.
        .containsExactly(30_000_000L, -20_000_000L);
    assertThat(rewardsInTable("a.")).isEqualTo(rewards);
    assertThat(marks("a.")).isEqualTo(marksOf(rewards));
    assertThat(SampleMonth.sortedLines(output.resolve("rejections"))).isEmpty();
  }

  /** Valid by the standard contract. */
  private static Exposure shown(String id, String user) throws IOException {
    String line =
        SampleMonth.sortedLines(SampleMonth.exposures()).stream()
            .filter(one -> one.contains("exp_20240110_000005_0004"))
            .findFirst()
            .orElseThrow();
    return (Exposure)
        Samples.parse(
            line.replace("exp_20240110_000005_0004", id)
                .replaceFirst("\"user_id\":\"[^\"]*\"", "\"user_id\":\"" + user + "\"")
                .replaceFirst(
                    "\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"2024-01-15T19:30:00Z\""));
  }

  private void putIntoAppTables() {
    dynamo.createTable("currencyTransactions", "transactionId");
    dynamo.createTable("friendRequests", "requestId");
    dynamo.createTable("matches", "matchId");
    dynamo.createTable("users", "userId");
    String spend = " type=SPEND userId=usr_1 createdAt=2024-01-16T0";
    dynamo.put(
        "currencyTransactions",
        "transactionId=t1 amount=#1 purpose=SUPER_LIKE" + spend + "1:00:00Z");
    dynamo.put(
        "currencyTransactions",
        "transactionId=t2 amount=#1 purpose=SUPER_LIKE" + spend + "2:00:00Z");
    dynamo.put(
        "currencyTransactions",
        "transactionId=t3 amount=#4 purpose=FRIEND_REQUEST" + spend + "3:00:00Z");
    dynamo.put(
        "currencyTransactions",
        "transactionId=t4 amount=#10 purpose=CHAT_ACTIVATION" + spend + "4:00:00Z");
    dynamo.put(
        "currencyTransactions",
        "transactionId=t5 type=PURCHASE userId=usr_1 amount=#50 createdAt=2024-01-16T05:00:00Z");
    dynamo.put("matches", "matchId=m1 userId1=usr_1 userId2=usr_9 matchedAt=2024-01-16T12:00:00Z");
    for (int i = 1; i <= 3; i++) {
      dynamo.put(
          "friendRequests",
          "requestId=%d status=REJECTED fromUserId=usr_1 toUserId=usr_8 respondedAt=2024-01-1%dT06:00:00Z"
              .formatted(i, 6 + i));
    }
    dynamo.put("users", "userId=usr_1 lastLoginAt=2024-01-21T08:00:00Z");
    dynamo.put("users", "userId=usr_2 closedAt=2024-01-18T08:00:00Z");
  }

  private static final List<String> SAME_AS_EVENTS =
      List.of(
          spend("t1", "super_like", 1, "01"),
          spend("t2", "super_like", 1, "02"),
          spend("t3", "friend_request", 4, "03"),
          spend("t4", "chat_activation", 10, "04"),
          event("MATCH", "match_m1", "2024-01-16T12:00:00Z", "usr_1", "usr_9"),
          event("FRIEND_REJECT", "fr_1_reject", "2024-01-17T06:00:00Z", "usr_8", "usr_1"),
          event("FRIEND_REJECT", "fr_2_reject", "2024-01-18T06:00:00Z", "usr_8", "usr_1"),
          event("FRIEND_REJECT", "fr_3_reject", "2024-01-19T06:00:00Z", "usr_8", "usr_1"),
          event("LOGIN", "login_usr_1_2024-01-21T08:00:00Z", "2024-01-21T08:00:00Z", "usr_1", ""),
          event("ACCOUNT_CLOSED", "closed_usr_2", "2024-01-18T08:00:00Z", "usr_2", ""));

  private static String spend(String id, String type, int amount, String hour) {
    return """
        {"event_type":"CURRENCY_SPEND","event_id":"%s","timestamp":"2024-01-16T%s:00:00Z",\
        "user_id":"usr_1","spend_type":"%s","amount":%d}"""
        .formatted(id, hour, type, amount);
  }

  private static String event(String type, String id, String at, String user, String target) {
    return """
        {"event_type":"%s","event_id":"%s","timestamp":"%s","user_id":"%s"%s}"""
        .formatted(
            type, id, at, user, target.isEmpty() ? "" : ",\"target_user_id\":\"" + target + "\"");
  }
}
