package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContextSnapshotJsonTest {

  private static final String LINE = SpecExamples.oneLine(SpecExamples.CONTEXT_SNAPSHOT_JSON);

  @Test
  void the_specifications_snapshot_is_read_and_written_word_for_word() {
    assertThat(ContextSnapshotJson.read(SpecExamples.CONTEXT_SNAPSHOT_JSON))
        .isEqualTo(SpecExamples.CONTEXT_SNAPSHOT);
    assertThat(ContextSnapshotJson.write(SpecExamples.CONTEXT_SNAPSHOT)).isEqualTo(LINE);
  }

  @Test
  void the_snapshot_of_an_exposure_names_it() {
    String line = ContextSnapshotJson.write(Samples.CONTEXT_SNAPSHOT);

    assertThat(line)
        .contains("\"user_id\":\"usr_123\",\"exposure_id\":\"exp_20240115_123456\",\"level1");
    assertThat(ContextSnapshotJson.read(line)).isEqualTo(Samples.CONTEXT_SNAPSHOT);
  }

  @Test
  void what_is_not_known_is_null_or_left_out() {
    String line =
        "{\"event_type\":\"CONTEXT_SNAPSHOT\",\"snapshot_id\":\"snap_20240115_usr_7\","
            + "\"timestamp\":\"1969-12-31T23:59:59.999Z\",\"user_id\":\"usr_7\",\"level1_scores\":{"
            + "\"attractiveness_score\":0.125,\"engagement_score\":0.25,"
            + "\"revenue_trigger_score\":0.375,\"spending_score\":0.5,"
            + "\"attractiveness_detail\":{\"received_likes\":0,\"received_super_likes\":0,"
            + "\"received_dislikes\":0,\"total_evaluations\":0,\"raw_score\":0,"
            + "\"normalized_score\":0.125},\"engagement_detail\":{\"login_days\":0,"
            + "\"total_days\":1,\"evaluation_rate\":null,\"profile_completeness\":null,"
            + "\"raw_score\":0,\"normalized_score\":0.25},\"revenue_trigger_detail\":{"
            + "\"spend_days_last_7d\":0,\"consecutive_rejections\":0,\"currency_balance\":0,"
            + "\"raw_score\":0,\"normalized_score\":0.375},\"spending_detail\":{"
            + "\"total_currency_spent\":0,\"spends_last_30d\":0,\"raw_score\":0,"
            + "\"normalized_score\":0.5}},\"activity_metrics\":{\"days_since_join\":0,"
            + "\"total_currency_spent\":0,\"currency_balance\":0,\"like_success_rate\":null,"
            + "\"friend_request_success_rate\":null,\"chat_activation_rate\":null,"
            + "\"consecutive_rejections\":0,\"sessions_last_7d\":0,"
            + "\"avg_session_duration_minutes\":null,\"total_matches\":0,"
            + "\"days_without_new_match\":0,\"is_paying_user\":false,"
            + "\"message_response_rate\":null,\"open_requests\":0,\"account_closed\":false},"
            + "\"context_vector\":[],\"context_layout\":\"layout-1\",\"policy\":\"\"}";

    assertThat(ContextSnapshotJson.write(Samples.CONTEXT_SNAPSHOT_OF_NOBODY)).isEqualTo(line);
    assertThat(ContextSnapshotJson.read(line)).isEqualTo(Samples.CONTEXT_SNAPSHOT_OF_NOBODY);
    assertThat(ContextSnapshotJson.read(line.replaceAll(",\"[a-z_0-9]+\":null", "")))
        .isEqualTo(Samples.CONTEXT_SNAPSHOT_OF_NOBODY);
  }

  @Property(tries = 300, seed = "1")
  void a_snapshot_that_was_written_is_read_back(
      @ForAll("contextSnapshots") ContextSnapshot snapshot) {
    assertThat(ContextSnapshotJson.read(ContextSnapshotJson.write(snapshot))).isEqualTo(snapshot);
  }

  @Provide
  Arbitrary<ContextSnapshot> contextSnapshots() {
    return ResultArbitraries.contextSnapshots(EventArbitraries.strings());
  }

  @Test
  void a_population_is_one_line_with_its_sketch_in_base64() {
    String line =
        "{\"date\":\"2024-01-15\",\"box\":\"revenue_trigger\",\"policy\":\"default@1f2e3d4c5b6a\","
            + "\"n\":9876,\"sketch\":\"AoAADw==\"}";

    assertThat(PopulationSketchJson.write(Samples.POPULATION_SKETCH)).isEqualTo(line);
    assertThat(PopulationSketchJson.read(line)).isEqualTo(Samples.POPULATION_SKETCH);
    assertThatThrownBy(() -> PopulationSketchJson.read(line.replace("==", "%")))
        .hasMessage("sketch: found AoAADw%, wanted Base64");
    assertThatThrownBy(() -> PopulationSketchJson.read(line.replace("revenue_trigger", "wit")))
        .hasMessage("box: found wit, wanted a box");
  }

  @ParameterizedTest
  @EnumSource
  void every_box_is_found_by_its_name_and_by_its_code(Box box) {
    assertThat(Box.named(box.wireName())).isEqualTo(box);
    assertThat(Box.ofCode(box.code())).isEqualTo(box);
  }

  @Test
  void the_id_of_a_day_has_the_whole_id_of_the_user() {
    assertThat(ContextSnapshot.idOfDay(19_737, "usr_123")).isEqualTo("snap_20240115_usr_123");
    assertThat(ContextSnapshot.idOfExposure("exp_1")).isEqualTo("snap_exp_1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"open_requests\":2,|''|activity_metrics.open_requests is missing, wanted a whole number",
        "\"login_days\":12|\"login_days\":1.5"
            + "|level1_scores.engagement_detail.login_days: found 1.5, wanted a whole number",
        "[0.75,|[null,|context_vector: found null, wanted a number",
        "2024-01-15T19:30:00Z|yesterday|timestamp: found yesterday, wanted a time",
        "CONTEXT_SNAPSHOT|EXPOSURE|event_type: found EXPOSURE, wanted CONTEXT_SNAPSHOT"
      })
  void what_is_damaged_is_named(String right, String wrong, String said) {
    assertThat(LINE).contains(right);
    assertThatThrownBy(() -> ContextSnapshotJson.read(LINE.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(said);
  }
}
