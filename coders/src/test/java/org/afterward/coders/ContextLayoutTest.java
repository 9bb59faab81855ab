package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextLayoutTest {

  private static final ContextLayout LAYOUT_1 = ContextLayout.standard();
  private static final String FILE = ContextLayout.standardFile().text();
  private static final ContextValues NOTHING = (source, position) -> Double.NaN;

  @Test
  void layout_1_is_that_of_the_specification() {
    assertThat(LAYOUT_1.name()).isEqualTo(ContextVector.LAYOUT_1);
    assertThat(LAYOUT_1.positions())
        .extracting(ContextPosition::name)
        .containsExactly(
            "attractiveness",
            "engagement",
            "revenue_trigger",
            "spending",
            "days_since_join",
            "total_currency_spent",
            "currency_balance",
            "like_success_rate",
            "friend_request_success_rate",
            "chat_activation_rate",
            "churn_7d_probability",
            "churn_30d_probability",
            "payment_probability",
            "consecutive_rejections",
            "sessions_last_7d",
            "avg_session_duration_minutes",
            "evaluation_rate",
            "total_matches",
            "days_without_new_match",
            "is_new_user",
            "is_male",
            "is_paying_user",
            "hour_of_day",
            "day_of_week",
            "is_evening",
            "is_weekend",
            "message_response_rate");
  }

  @Test
  void the_vector_of_the_specification_is_within_its_ranges() {
    assertThat(LAYOUT_1.outOfRange(SpecExamples.EXPOSURE.context())).isEmpty();
  }

  /** What was learned names it: it changes with the positions of layout 1, which never change. */
  @Test
  void layout_1_has_this_reference() {
    assertThat(LAYOUT_1.reference()).isEqualTo("layout-1@57286c046787");
  }

  @Test
  void of_the_sources_of_a_position_the_first_that_has_a_value_counts() {
    int churn = LAYOUT_1.indexOf("churn_7d_probability");
    ContextValues both =
        values(Map.of("prediction:churn_7d", 0.3, "served:churn_7d_probability", 0.9));
    ContextValues second = values(Map.of("served:churn_7d_probability", 0.9));
    ContextValues notFinite =
        values(
            Map.of(
                "prediction:churn_7d",
                Double.POSITIVE_INFINITY,
                "served:churn_7d_probability",
                0.9));

    assertThat(LAYOUT_1.vector(both).get(churn)).isEqualTo(0.3);
    assertThat(LAYOUT_1.vector(second).get(churn)).isEqualTo(0.9);
    assertThat(LAYOUT_1.vector(notFinite).get(churn)).isEqualTo(0.9);
  }

  @Test
  void where_no_source_has_a_value_the_default_stands() {
    assertThat(LAYOUT_1.vector(NOTHING))
        .isEqualTo(
            ContextVector.of(
                "layout-1",
                0.5,
                0.5,
                0.5,
                0.5,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                0,
                0));
  }

  @Test
  void a_value_out_of_range_is_kept_and_told() {
    ContextVector vector =
        LAYOUT_1.vector(values(Map.of("score:engagement", 1.5, "calendar:day_of_week", 0.0)));

    assertThat(vector.get(1)).isEqualTo(1.5);
    assertThat(LAYOUT_1.outOfRange(vector)).containsExactly("engagement", "day_of_week");
  }

  @Test
  void what_was_not_a_number_when_it_was_served_is_out_of_range() {
    double[] values = SpecExamples.EXPOSURE.context().toArray();
    values[20] = Double.NaN;

    assertThat(LAYOUT_1.outOfRange(ContextVector.of("layout-1", values)))
        .containsExactly("is_male");
  }

  @ParameterizedTest
  @CsvSource({"layout-1, 26", "other, 27"})
  void a_vector_of_another_layout_has_no_ranges(String name, int length) {
    ContextVector vector = ContextVector.of(name, new double[length]);

    assertThat(LAYOUT_1.isOf(vector)).isFalse();
    assertThatThrownBy(() -> LAYOUT_1.outOfRange(vector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A vector of layout %s with %d positions is none of layout layout-1 with 27",
            name, length);
  }

  @Test
  void a_served_value_is_the_field_of_its_name_else_that_of_its_position() {
    double[] served = new double[27];
    served[20] = 1;
    served[10] = 0.25;
    ContextVector vector = ContextVector.of("layout-1", served);
    Map<String, Double> fields = Map.of("is_male", 0.0, "churn_30d_probability", Double.NaN);

    ContextVector again = LAYOUT_1.vector(ServedValues.of(LAYOUT_1, vector, fields));

    assertThat(again.get(20)).isEqualTo(0);
    assertThat(again.get(10)).isEqualTo(0.25);
    assertThat(again.get(23)).as("is not asked of what was served").isEqualTo(1);
  }

  @Test
  void the_vector_of_another_layout_serves_nothing() {
    double[] served = new double[27];
    served[20] = 1;

    assertThat(
            LAYOUT_1
                .vector(ServedValues.of(LAYOUT_1, ContextVector.of("other", served), Map.of()))
                .get(20))
        .isEqualTo(0);
    assertThat(LAYOUT_1.vector(ServedValues.of(LAYOUT_1, SpecExamples.EXPOSURE)).get(10))
        .isEqualTo(0.25);
  }

  @Test
  void values_come_from_others_where_there_are_none() {
    ContextValues first = values(Map.of("score:engagement", 0.1));
    ContextValues others = values(Map.of("score:engagement", 0.2, "score:spending", 0.3));

    ContextVector vector = LAYOUT_1.vector(first.or(others));

    assertThat(vector.get(1)).isEqualTo(0.1);
    assertThat(vector.get(3)).isEqualTo(0.3);
  }

  @Test
  void the_same_positions_have_the_same_hash_under_any_name_and_others_another() {
    String hash = LAYOUT_1.hash();

    assertThat(read(FILE.replace("layout-1", "ours")).reference()).isEqualTo("ours@" + hash);
    assertThat(read(FILE.replace(" ", "")).hash()).isEqualTo(hash);
    for (String other :
        List.of(
            FILE.replace("\"spending\"", "\"spent\""),
            FILE.replace("23]", "24]"),
            FILE.replace("[1, 7], \"default\": 1", "[1, 7], \"default\": 2"),
            FILE.replace("served:is_male", "served:male"))) {
      assertThat(read(other).hash()).isNotEqualTo(hash);
    }
  }

  @Test
  void a_layout_is_found_by_the_names_of_its_positions() {
    assertThat(LAYOUT_1.indexOf("message_response_rate")).isEqualTo(26);
    assertThat(LAYOUT_1.indexOf("nothing")).isEqualTo(-1);
  }

  @Test
  void a_layout_travels_in_transforms() {
    assertThat(SerializableUtils.ensureSerializable(LAYOUT_1)).isEqualTo(LAYOUT_1);
  }

  @ParameterizedTest
  @ValueSource(ints = {27, 100})
  void a_layout_may_have_so_many_positions(int length) {
    assertThat(new ContextLayout("ours", positions(length)).length()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 26, 101})
  void and_no_fewer_and_no_more(int length) {
    assertThatThrownBy(() -> new ContextLayout("ours", positions(length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("positions must be 27 to 100, not " + length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "name": "layout-1"         | "name": "a@b"               | name must be one line of text without @, not "a@b"
          "name": "layout-1",        |                             | name is missing, wanted a text
          "name": "layout-1"         | "name": "a", "zone": "UTC"  | zone is no setting; there are name, positions
          "positions": [             | "positions": 1, "p": [      | p is no setting; there are name, positions
          "name": "engagement"       | "name": "spending"          | positions[3]: name is spending, as that of another
          "name": "engagement"       | "name": "2nd"               | positions[1]: name must be at most 64 letters, digits and underscores that begin with a letter, not "2nd"
          "name": "engagement"       | "nam": "engagement"         | positions[1].nam is no setting; there are name, range, default, sources
          "name": "engagement"       | "range": [0, 1]             | It is not JSON: Duplicate field 'range' (near line 5, column 30)
          [1, 7]                     | [7, 1]                      | positions[23]: range of day_of_week must be [LEAST, MOST] in finite numbers
          [1, 7]                     | [1, 1e999]                  | positions[23]: range of day_of_week must be [LEAST, MOST] in finite numbers
          [1, 7]                     | [1]                         | positions[23]: range of day_of_week must be [LEAST, MOST] in finite numbers
          [1, 7]                     | [1, null]                   | positions[23].range: found null, wanted a number
          [1, 7], "default": 1       | [1, 7], "default": 0.5      | positions[23]: default of day_of_week must be within 1 to 7, not 0.5
          [1, 7], "default": 1       | [1, 7]                      | positions[23].default is missing, wanted a number
          ["served:is_male"]         | []                          | positions[20]: sources of is_male must be at least one
          ["served:is_male"]         | ["served:m", "served:m"]    | positions[20]: sources of is_male name one of them twice
          ["served:is_male"]         | "served:is_male"            | positions[20].sources: found served:is_male, wanted an array
          ["served:is_male"]         | ["served: "]                | positions[20]: sources of is_male: served needs a name of one line, not " "
          ["served:is_male"]         | ["logged:is_male"]          | positions[20]: sources of is_male: "logged:is_male" is no source; right would be score:NAME, raw_score:NAME, activity:NAME, prediction:NAME, calendar:NAME, served:NAME
          score:engagement           | score:engagment             | positions[1]: sources of engagement: score has no engagment; it has attractiveness, engagement, revenue_trigger, spending
          calendar:is_weekend        | calendar:isWeekend          | positions[25]: sources of is_weekend: calendar has no isWeekend; it has hour_of_day, day_of_week, is_evening, is_weekend
          """)
  void every_mistake_of_a_file_is_one_line(String right, String wrong, String said) {
    assertThat(FILE).contains(right);
    String file = FILE.replace(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ours.json is not a context layout: " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]|It is not a JSON object: []",
        "{|It is not JSON: it ends before the JSON is complete (near column 2)",
        "{} {}|Something follows the JSON object",
      })
  void what_is_no_object_of_settings_is_refused(String file, String said) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ours.json is not a context layout: " + said);
  }

  @Test
  void a_file_is_utf_8() {
    assertThatThrownBy(() -> ContextLayout.read("ours.json", new byte[] {'{', (byte) 0xE4, '}'}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ours.json is not a context layout: It is not UTF-8, at byte 1");
  }

  private static ContextLayout read(String file) {
    return ContextLayout.read("ours.json", file.getBytes(StandardCharsets.UTF_8));
  }

  /** By the source, as it is written. */
  private static ContextValues values(Map<String, Double> values) {
    return (source, position) -> values.getOrDefault(source.toString(), Double.NaN);
  }

  private static List<ContextPosition> positions(int length) {
    List<ContextPosition> positions = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      positions.add(
          new ContextPosition("p" + i, 0, 1, 0, List.of(ContextSource.parse("served:f" + i))));
    }
    return positions;
  }
}
