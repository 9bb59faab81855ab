package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.Prediction;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same events in the forms in which other programs write them. */
class ForeignParquetTest {

  private static final long AT = Samples.AT;
  private static final double NONE = Double.NaN;

  private Path directory = Path.of("");

  @BeforeEach
  void in_an_empty_directory(@TempDir Path empty) {
    directory = empty;
  }

  private EventFile file(String schema, List<Consumer<Group>> rows) throws IOException {
    return ForeignParquet.write(directory.resolve("rows.parquet"), schema, rows);
  }

  private Event only(String schema, Consumer<Group> row) throws IOException {
    List<Event> events = Visited.all(file(schema, List.of(row))).events;
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static UserEvent login(long at) {
    return new UserEvent(EventType.LOGIN, "", at, "", "", "", "", false, null, 0, NONE);
  }

  @Test
  void times_are_read_in_every_unit_and_as_text() throws IOException {
    String type = "required binary event_type (STRING); ";
    for (String schema :
        List.of(
            "required int64 timestamp (TIMESTAMP(MILLIS,true));",
            "optional int64 timestamp (TIMESTAMP(MILLIS,false));",
            "required int64 timestamp (TIMESTAMP_MILLIS);",
            "optional int64 timestamp;")) {
      assertThat(only(type + schema, login().andThen(row -> row.add("timestamp", AT))))
          .isEqualTo(login(AT));
    }
    assertThat(
            only(
                type + "required int64 timestamp (TIMESTAMP(MICROS,false));",
                login().andThen(row -> row.add("timestamp", AT * 1_000 + 999))))
        .isEqualTo(login(AT));
    assertThat(
            only(
                type + "required int64 timestamp (TIMESTAMP(NANOS,true));",
                login().andThen(row -> row.add("timestamp", -1L))))
        .isEqualTo(login(-1));
    assertThat(
            only(
                type + "optional binary timestamp;",
                login().andThen(row -> row.add("timestamp", "1970-01-01T09:00:00.5+09:00"))))
        .isEqualTo(login(500));
  }

  private static Consumer<Group> login() {
    return row -> row.add("event_type", "LOGIN");
  }

  @Test
  void an_exposure_of_three_level_lists_and_groups_is_read() throws IOException {
    EventFile file =
        file(
            """
            optional binary exposure_id (STRING);
            optional int64 timestamp (TIMESTAMP(MICROS,false));
            optional group strategy_applied {
              optional int64 strategy_id;
              optional group profile_distribution { optional float high_tier_ratio; }
              optional int32 expected_reward (DECIMAL(9,2));
            }
            optional group user_context_vector (LIST) {
              repeated group list { optional double element; }
            }
            optional group context_fields { optional int32 age; optional boolean is_male; }
            optional group profiles_shown (LIST) {
              repeated group list {
                optional group element { optional binary profile_id; optional double rank; }
              }
            }
            """,
            List.of(ForeignParquetTest::full, row -> {}, ForeignParquetTest::full));

    Exposure full =
        new Exposure(
            "exp_1",
            AT,
            "",
            "",
            3,
            "",
            new ProfileMix(0.5, NONE, NONE),
            31.9,
            NONE,
            ContextVector.of(ContextVector.LAYOUT_1, new double[] {1, NONE, 2}),
            Map.of("age", 30.0, "is_male", 1.0),
            List.of(profile("usr_1", 1), profile("", 0), profile("usr_3", 0)),
            "");
    assertThat(Visited.all(file).events).containsExactly(full, Samples.emptyExposure(), full);
  }

  private static void full(Group row) {
    row.append("exposure_id", "exp_1").append("timestamp", AT * 1_000);
    Group strategy = row.addGroup("strategy_applied").append("strategy_id", 3L);
    strategy.addGroup("profile_distribution").append("high_tier_ratio", 0.5f);
    strategy.append("expected_reward", 3190);
    Group vector = row.addGroup("user_context_vector");
    vector.addGroup("list").append("element", 1.0);
    vector.addGroup("list");
    vector.addGroup("list").append("element", 2.0);
    row.addGroup("context_fields").append("age", 30).append("is_male", true);
    Group profiles = row.addGroup("profiles_shown");
    profiles.addGroup("list").addGroup("element").append("profile_id", "usr_1").append("rank", 1.0);
    profiles.addGroup("list");
    profiles.addGroup("list").addGroup("element").append("profile_id", "usr_3");
  }

  private static ShownProfile profile(String id, int rank) {
    return new ShownProfile(id, rank, "", NONE, NONE, NONE);
  }

  @Test
  void two_level_and_bare_lists_are_read_and_strategies_outside_of_a_group() throws IOException {
    Event exposure =
        only(
            """
            required int32 strategy_id;
            required group user_context_vector (LIST) { repeated float array; }
            repeated group profiles_shown { required binary profile_id; required int32 rank; }
            required group context_fields (MAP) {
              repeated group key_value { required binary key; optional double value; }
            }
            """,
            row -> {
              row.add("strategy_id", 3);
              row.addGroup("user_context_vector").append("array", 0.5f).append("array", 2f);
              row.addGroup("profiles_shown").append("profile_id", "usr_1").append("rank", 2);
              row.addGroup("profiles_shown").append("profile_id", "usr_2").append("rank", 1);
              Group fields = row.addGroup("context_fields");
              fields.addGroup("key_value").append("key", "age").append("value", 30.0);
              fields.addGroup("key_value").append("key", "nothing");
            });

    assertThat(exposure)
        .isEqualTo(
            new Exposure(
                "",
                Event.NO_TIME,
                "",
                "",
                3,
                "",
                ProfileMix.ABSENT,
                NONE,
                NONE,
                ContextVector.of(ContextVector.LAYOUT_1, new double[] {0.5, 2}),
                Map.of("age", 30.0),
                List.of(profile("usr_1", 2), profile("usr_2", 1)),
                ""));
  }

  @Test
  void a_file_may_mix_events_of_all_kinds() throws IOException {
    EventFile file =
        file(
            """
            required binary event_type;
            optional binary user_id;
            optional binary spend_type;
            optional double amount;
            optional int32 strategy_id;
            optional group input {
              optional binary from_user_id;
              optional group context { optional binary time_of_day; optional int32 hour; }
            }
            optional group prediction { optional double will_accept_probability; }
            """,
            List.of(
                row ->
                    row.append("event_type", "CURRENCY_SPEND")
                        .append("user_id", "usr_1")
                        .append("spend_type", "super_like")
                        .append("amount", 2.0),
                row -> row.append("event_type", "EXPOSURE").append("strategy_id", 7),
                row -> {
                  row.add("event_type", "PREDICTION");
                  Group input = row.addGroup("input").append("from_user_id", "usr_2");
                  input.addGroup("context").append("time_of_day", "evening").append("hour", 19);
                  row.addGroup("prediction").append("will_accept_probability", 0.75);
                },
                row -> row.append("event_type", "REWARD_AGGREGATION")));

    Exposure none = Samples.emptyExposure();
    assertThat(Visited.all(file).events)
        .containsExactly(
            new UserEvent(
                EventType.CURRENCY_SPEND,
                "",
                Event.NO_TIME,
                "usr_1",
                "",
                "",
                "",
                false,
                SpendType.SUPER_LIKE,
                2,
                NONE),
            new Exposure(
                "",
                none.at(),
                "",
                "",
                7,
                "",
                none.mix(),
                NONE,
                NONE,
                none.context(),
                Map.of(),
                List.of(),
                ""),
            new Prediction(
                "",
                Event.NO_TIME,
                "",
                "",
                "usr_2",
                "",
                Map.of("time_of_day", "evening", "hour", "19"),
                0.75,
                NONE,
                NONE),
            new OwnRecord(EventType.REWARD_AGGREGATION, Event.NO_TIME));
  }

  @Test
  void wrong_values_are_told_as_they_are_of_json() throws IOException {
    Visited parquet =
        Visited.all(
            file(
                """
                optional binary event_type;
                optional binary timestamp;
                optional binary spend_type;
                optional double amount;
                optional binary user_id;
                optional group strategy_applied { optional double strategy_id; }
                optional group profiles_shown (LIST) {
                  repeated group list {
                    optional group element { optional int64 rank; optional double predicted_like_prob; }
                  }
                }
                """,
                List.of(
                    row ->
                        row.append("event_type", "CURRENCY_SPEND")
                            .append("timestamp", "yesterday")
                            .append("spend_type", "super \"like\"")
                            .append("amount", 1.5),
                    row -> {
                      row.add("event_type", "EXPOSURE");
                      row.addGroup("strategy_applied").append("strategy_id", 1e30);
                      Group profiles = row.addGroup("profiles_shown");
                      profiles.addGroup("list").addGroup("element").append("rank", -1L);
                      profiles
                          .addGroup("list")
                          .addGroup("element")
                          .append("rank", 1L << 40)
                          .append("predicted_like_prob", Double.POSITIVE_INFINITY);
                    },
                    row -> row.append("event_type", "VIEW").append("spend_type", "nothing"),
                    row -> row.append("event_type", "WINK").append("user_id", "usr_1"),
                    row -> row.append("user_id", "usr_1"))));
    Visited json =
        Visited.all(
            TestFiles.write(
                directory.resolve("rows.jsonl"),
                """
                {"event_type":"CURRENCY_SPEND","timestamp":"yesterday","spend_type":"super \\"like\\"","amount":1.5}
                {"event_type":"EXPOSURE","strategy_applied":{"strategy_id":1.0E30},"profiles_shown":[{"rank":-1},{"rank":1099511627776,"predicted_like_prob":1e999}]}
                {"event_type":"VIEW","spend_type":"nothing"}
                {"event_type":"WINK","user_id":"usr_1"}
                {"user_id":"usr_1"}
                """
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(parquet.events).isEqualTo(json.events);
    assertThat(parquet.misread).isEqualTo(json.misread);
    assertThat(parquet.misread.get(1)).hasSize(3);
    assertThat(parquet.unreadable.stream().map(r -> r.what() + r.broken()))
        .isEqualTo(json.unreadable.stream().map(r -> r.what() + r.broken()).toList());
    assertThat(parquet.unreadable.get(0).raw().bytes().text())
        .isEqualTo("{\"event_type\":\"WINK\",\"user_id\":\"usr_1\"}");
    assertThat(parquet.unreadable.get(0).raw().offset()).isEqualTo(3);
  }

  @Test
  void repeated_texts_of_many_rows_are_the_same_string() throws IOException {
    List<Consumer<Group>> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      String user = "usr_" + i % 3;
      rows.add(login().andThen(row -> row.add("user_id", user)));
    }

    List<Event> events =
        Visited.all(file("required binary event_type; optional binary user_id;", rows)).events;

    assertThat(events).hasSize(5_000);
    assertThat(((UserEvent) events.get(4_998)).userId())
        .isSameAs(((UserEvent) events.get(0)).userId())
        .isEqualTo("usr_0");
  }

  @Test
  void columns_that_cannot_be_read_are_named_with_their_file() throws IOException {
    assertRefused(
        "required binary event_type; required int96 timestamp;", "timestamp", "INT96", "Spark");
    assertRefused("required binary event_type; required int64 user_id;", "user_id", "texts");
    assertRefused("required binary event_type; required boolean amount;", "amount", "numbers");
    assertRefused(
        "required binary event_type; required group user_id { required binary x; }", "user_id");
    assertRefused("required int32 strategy_id; required double user_context_vector;", "vector");
    assertRefused("required binary user_id;", "event_type", "strategy_id");
  }

  private void assertRefused(String schema, String... says) throws IOException {
    EventFile file = file(schema, List.of());
    assertThatThrownBy(() -> Visited.all(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.name())
        .hasMessageContainingAll(says);
  }

  @Test
  void decimal_amounts_are_read_exactly() throws IOException {
    String type = "required binary event_type; ";
    assertThat(
            amount(type + "required int64 amount (DECIMAL(18,2));", row -> row.add("amount", 400L)))
        .isEqualTo(4);
    assertThat(
            amount(
                type + "required fixed_len_byte_array(3) amount (DECIMAL(6,1));",
                row -> row.add("amount", Binary.fromConstantByteArray(new byte[] {0, 0x01, 0x2C}))))
        .isEqualTo(30);
  }

  private long amount(String schema, Consumer<Group> row) throws IOException {
    Consumer<Group> payment = group -> group.add("event_type", "PAYMENT");
    return ((UserEvent) only(schema, payment.andThen(row))).amount();
  }
}
