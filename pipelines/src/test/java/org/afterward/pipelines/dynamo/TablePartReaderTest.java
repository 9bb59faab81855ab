package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TablePartReaderTest {

  private LocalDynamo dynamo;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dynamo = LocalDynamo.in(folder);
  }

  @AfterAll
  void stop() {
    dynamo.close();
  }

  /** Keeps what it is shown. */
  private static final class Visited implements EventVisitor {

    final List<Event> events = new ArrayList<>();
    final List<String> broken = new ArrayList<>();

    @Override
    public void event(
        Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
      if (misread.isEmpty()) {
        events.add(event);
      } else {
        broken.add(misread + " of " + raw.get().origin() + ": " + raw.get().bytes());
      }
    }

    @Override
    public void unreadable(Rejection rejection) {
      broken.add(rejection.toString());
    }
  }

  private static Visited read(TablePartReader reader, List<TablePart> parts) {
    Visited visited = new Visited();
    parts.forEach(part -> reader.read(part, LocalDynamo.options(), visited));
    return visited;
  }

  @Test
  void exposures_come_back_whole_by_day_and_reward_status() {
    TablePartReader reader = new TablePartReader(dynamo.connection("a."), AppTablesFile.standard());
    Tables tables = dynamo.createTables("a.");
    long day = 86_400_000;
    // Large enough for an answer to have more than one page.
    List<Exposure> today =
        IntStream.range(0, 6)
            .mapToObj(i -> Samples.withTab(Samples.exposure(i), "x".repeat(250_000)))
            .toList();
    Exposure rewarded = Samples.exposure("exp_r", "usr_9", Samples.AT, "");
    Exposure tomorrow = Samples.exposure("exp_t", "usr_9", Samples.AT + day, "ses_1");
    today.forEach(exposure -> dynamo.write(ExposureItem.put(tables, exposure)));
    dynamo.write(ExposureItem.put(tables, rewarded));
    dynamo.write(ExposureItem.put(tables, tomorrow));
    dynamo.write(ExposureItem.put(tables, Samples.bareExposure()));
    dynamo.write(ExposureMark.put(tables, Samples.reward(rewarded, 0)));

    LocalDate date = LocalDate.of(2024, 1, 15);
    assertThat(read(reader, List.of(new TablePart.Exposures(true, date))).events)
        .containsExactly(rewarded);
    List<Event> withoutReward = new ArrayList<>(today);
    withoutReward.add(Samples.bareExposure());
    assertThat(read(reader, List.of(new TablePart.Exposures(false, date))).events)
        .containsExactlyInAnyOrderElementsOf(withoutReward);
    List<Event> all = new ArrayList<>(withoutReward);
    all.addAll(List.of(rewarded, tomorrow));
    assertThat(read(reader, TablePart.exposures(date, date.plusDays(2))).events)
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void rewards_come_back_whole_by_month_and_damaged_ones_say_where_they_lie() {
    Tables tables = dynamo.createTables("b.");
    List<Reward> rewards =
        List.of(
            Samples.reward(Samples.exposure(1), 0),
            Samples.reward(Samples.exposure(2), 3),
            Samples.reward(Samples.bareExposure(), 0));
    rewards.forEach(reward -> dynamo.write(RewardItem.put(tables, reward)));
    Map<String, AttributeValue> damaged =
        new HashMap<>(RewardItem.attributes(Samples.reward(Samples.exposure(3), 0)));
    damaged.remove("policy");
    damaged.put("PK", AttributeValue.fromS("MONTH#2024-01"));
    damaged.put("SK", AttributeValue.fromS("EXPOSURE#exp_3"));
    dynamo.client().putItem(put -> put.tableName(tables.rewards()).item(damaged));
    RewardMonthReader reader = new RewardMonthReader(dynamo.connection("b."));
    List<Reward> read = new ArrayList<>();
    List<String> broken = new ArrayList<>();

    reader.read(
        YearMonth.of(2024, 1),
        LocalDynamo.options(),
        read::add,
        rejection -> broken.add(rejection.broken() + " of " + rejection.raw().origin()));

    assertThat(read).containsExactlyInAnyOrderElementsOf(rewards);
    assertThat(broken)
        .containsExactly(
            "[BrokenRule[rule=damaged_item, field=, problem=policy is missing, wanted a text]] of"
                + " table b.rewards, MONTH#2024-01, EXPOSURE#exp_3");
  }

  @Test
  void the_apps_tables_come_as_events_and_broken_rows_say_where_they_lie() {
    dynamo.createTable("currencyTransactions", "transactionId");
    dynamo.createTable("friendRequests", "requestId");
    dynamo.createTable("matches", "matchId");
    dynamo.createTable("users", "userId");
    dynamo.put(
        "currencyTransactions",
        "transactionId=txn_1 type=SPEND userId=usr_1 amount=#10"
            + " purpose=CHAT_ACTIVATION createdAt=2024-01-15T19:30:00Z");
    dynamo.put(
        "currencyTransactions",
        "transactionId=txn_2 type=PURCHASE userId=usr_1 amount=#100"
            + " createdAt=2024-01-15T19:31:00Z");
    dynamo.put(
        "currencyTransactions",
        "transactionId=txn_3 type=SPEND userId=usr_1 amount=much"
            + " purpose=HAT createdAt=yesterday");
    dynamo.put(
        "friendRequests",
        "requestId=7 status=REJECTED fromUserId=usr_1 toUserId=usr_2"
            + " respondedAt=2024-01-16T10:00:00+09:00");
    dynamo.put("friendRequests", "requestId=8 status=PENDING fromUserId=usr_1 toUserId=usr_3");
    dynamo.put("matches", "matchId=m1 userId1=usr_1 userId2=usr_2 matchedAt=2024-01-17T00:00:00Z");
    dynamo.put(
        "users",
        "userId=usr_1 createdAt=2024-01-02T08:00:00Z lastLoginAt=2024-01-18T08:00:00Z"
            + " closedAt=2024-01-19T08:00:00Z");
    dynamo.put("users", "userId=usr_2");
    AppTables tables = AppTablesFile.standard();

    Visited visited =
        read(new TablePartReader(dynamo.connection(""), tables), TablePart.appTables(tables, 3));

    assertThat(visited.events.stream().map(event -> EventJson.write((UserEvent) event)))
        .containsExactlyInAnyOrder(
            """
            {"event_type":"CURRENCY_SPEND","event_id":"txn_1","timestamp":"2024-01-15T19:30:00Z",\
            "user_id":"usr_1","spend_type":"chat_activation","amount":10}""",
            """
            {"event_type":"FRIEND_REJECT","event_id":"fr_7_reject",\
            "timestamp":"2024-01-16T01:00:00Z","user_id":"usr_2","target_user_id":"usr_1"}""",
            """
            {"event_type":"MATCH","event_id":"match_m1","timestamp":"2024-01-17T00:00:00Z",\
            "user_id":"usr_1","target_user_id":"usr_2"}""",
            """
            {"event_type":"LOGIN","event_id":"login_usr_1_2024-01-18T08:00:00Z",\
            "timestamp":"2024-01-18T08:00:00Z","user_id":"usr_1"}""",
            """
            {"event_type":"ACCOUNT_OPENED","event_id":"opened_usr_1",\
            "timestamp":"2024-01-02T08:00:00Z","user_id":"usr_1"}""",
            """
            {"event_type":"ACCOUNT_CLOSED","event_id":"closed_usr_1",\
            "timestamp":"2024-01-19T08:00:00Z","user_id":"usr_1"}""");
    assertThat(visited.broken)
        .singleElement()
        .asString()
        .contains("not_a_time", "wrong_type", "unknown_spend_type")
        .endsWith(
            " of table currencyTransactions, txn_3: {\"amount\":\"much\","
                + "\"createdAt\":\"yesterday\",\"purpose\":\"HAT\",\"transactionId\":\"txn_3\","
                + "\"type\":\"SPEND\",\"userId\":\"usr_1\"}");
  }
}
