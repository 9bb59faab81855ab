package org.afterward.pipelines.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AppTablesFileTest {

  private static final String SOUND =
      """
      logins:
        - event_type: LOGIN
          when: {state: [OPEN, NEW], at: "*"}
          time: epoch_seconds
          fields:
            event_id: "login_{user}_{at}"
            timestamp: "{at}"
            user_id: "{user}"
            session_id: "{session}"
      """;

  private static AppTables read(String yaml) {
    return AppTablesFile.read("app.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Map<String, AttributeValue> item) {
    EventRule rule = read(SOUND).rulesOf("logins").get(0);
    return rule.appliesTo(item) ? rule.json(item) : "not a login";
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  @Test
  void an_item_is_an_event_without_what_it_lacks() {
    assertThat(
            json(
                Map.of(
                    "user", text("usr_1"),
                    "state", text("NEW"),
                    "at", AttributeValue.fromN("1705347000.5"))))
        .isEqualTo(
            "{\"event_id\":\"login_usr_1_1705347000.5\",\"event_type\":\"LOGIN\","
                + "\"timestamp\":\"2024-01-15T19:30:00.500Z\",\"user_id\":\"usr_1\"}");
  }

  @Test
  void an_item_on_which_the_condition_does_not_hold_is_none() {
    assertThat(json(Map.of("user", text("usr_1"), "state", text("GONE"), "at", text("1"))))
        .isEqualTo("not a login");
    assertThat(json(Map.of("user", text("usr_1"), "state", text("NEW")))).isEqualTo("not a login");
  }

  @Test
  void a_time_that_is_none_stays_for_the_contract_to_name() {
    assertThat(json(Map.of("user", text("u"), "state", text("NEW"), "at", text("today"))))
        .contains("\"timestamp\":\"today\"");
  }

  @Test
  void the_standard_mapping_has_the_four_tables() {
    assertThat(AppTablesFile.standard().names())
        .containsExactly("currencyTransactions", "matches", "friendRequests", "users");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event_type: LOGIN|event_type: LOGON|line 2: event_type is \"LOGON\", and must be one of VIEW",
        "event_type: LOGIN|event_typ: LOGIN|line 2: there is no setting \"event_typ\"; there are event_type, when, time",
        "epoch_seconds|seconds|line 4: time is \"seconds\", and must be one of iso, epoch_seconds, epoch_millis",
        "session_id|sessionid|line 9: there is no field \"sessionid\"; there are event_id, timestamp",
        "session_id|user_id|line 9: user_id is there twice",
        "\"{session}\"|\"{session\"|line 9: session_id: \"{session\" has a brace without its other half",
        "\"{session}\"|[a]|line 9: session_id must be one value",
        "event_id|exposure_id|line 6: fields has no event_id",
        "- event_type|  event_type|line 2: logins must be a list of rules",
      })
  void a_mistake_is_named_with_its_line_and_what_would_be_right(
      String right, String wrong, String said) {
    assertThat(SOUND).contains(right);
    assertThatThrownBy(() -> read(SOUND.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("app.yaml, " + said);
  }

  @Test
  void what_is_no_yaml_is_one_line() {
    assertThatThrownBy(() -> read("logins: [\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("app.yaml, line \\d+: it is not YAML: .+");
    assertThatThrownBy(() -> read("")).hasMessage("app.yaml, line 1: the file is empty");
  }
}
