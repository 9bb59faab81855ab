package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.UserEvent;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserEventContractTest {

  private static final long ARRIVED = AUserEvent.AT + 1000;

  private final UserEventContract contract = UserEventContract.standard();

  static List<EventType> types() {
    return List.of(EventType.values()).stream().filter(EventType::isUserEvent).toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_valid_event_breaks_nothing(EventType type) {
    assertThat(broken(type, e -> {})).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void what_every_event_needs_is_named_where_it_is_absent(EventType type) {
    assertThat(
            broken(
                type,
                e -> {
                  e.eventId = "";
                  e.userId = "";
                  e.at = Event.NO_TIME;
                }))
        .containsExactly(
            new BrokenRule("event_id_missing", "event_id", "is missing"),
            new BrokenRule("user_id_missing", "user_id", "is missing"),
            new BrokenRule("timestamp_missing", "timestamp", "is missing"));
  }

  @ParameterizedTest
  @EnumSource(names = {"FRIEND_ACCEPT", "FRIEND_REJECT", "FRIEND_EXPIRE", "MATCH"})
  void what_is_between_two_people_needs_the_other_one(EventType type) {
    assertThat(broken(type, e -> e.targetUserId = ""))
        .containsExactly(
            new BrokenRule(
                "target_user_id_missing",
                "target_user_id",
                "is missing, and a " + type + " has one"));
    assertThat(broken(type, e -> e.targetUserId = e.userId))
        .containsExactly(
            new BrokenRule(
                "target_is_actor", "target_user_id", "is the actor, and a " + type + " needs two"));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "VIEW",
        "LIKE",
        "SUPER_LIKE",
        "PASS",
        "MESSAGE",
        "FRIEND_REQUEST",
        "LOGIN",
        "PAYMENT"
      })
  void what_is_on_one_timeline_only_needs_nobody_else(EventType type) {
    assertThat(broken(type, e -> e.targetUserId = "")).isEmpty();
    assertThat(broken(type, e -> e.targetUserId = e.userId)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CURRENCY_SPEND", "PAYMENT"})
  void an_amount_is_above_0_and_at_most_a_billion(EventType type) {
    assertThat(broken(type, e -> e.amount = 1)).isEmpty();
    assertThat(broken(type, e -> e.amount = 1_000_000_000)).isEmpty();
    assertThat(broken(type, e -> e.amount = 0))
        .containsExactly(new BrokenRule("amount_not_positive", "amount", "is 0, not above 0"));
    assertThat(broken(type, e -> e.amount = -5))
        .containsExactly(new BrokenRule("amount_not_positive", "amount", "is -5, not above 0"));
    assertThat(broken(type, e -> e.amount = 1_000_000_001))
        .containsExactly(
            new BrokenRule("amount_too_large", "amount", "is 1000000001, above 1000000000"));
  }

  @Test
  void a_spend_says_on_what() {
    assertThat(broken(EventType.CURRENCY_SPEND, e -> e.spendType = null))
        .containsExactly(new BrokenRule("spend_type_missing", "spend_type", "is missing"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -0.0, 12.5, 1e9})
  void a_duration_is_absent_or_a_length(double minutes) {
    assertThat(broken(EventType.SESSION, e -> e.durationMinutes = minutes)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {-0.001, 1_000_000_001, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
  void a_duration_that_is_no_length_is_named(double minutes) {
    assertThat(broken(EventType.SESSION, e -> e.durationMinutes = minutes))
        .containsExactly(
            new BrokenRule(
                "duration_out_of_range",
                "duration_minutes",
                "is " + minutes + ", which is no length"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void amount_spend_type_and_duration_are_asked_only_of_those_that_have_them(EventType type) {
    assertThat(
            broken(
                type,
                e -> {
                  e.amount = 0;
                  e.spendType = null;
                  e.durationMinutes = -1;
                }))
        .extracting(BrokenRule::rule)
        .isEqualTo(
            switch (type) {
              case CURRENCY_SPEND -> List.of("amount_not_positive", "spend_type_missing");
              case PAYMENT -> List.of("amount_not_positive");
              case SESSION -> List.of("duration_out_of_range");
              default -> List.of();
            });
  }

  @Test
  void no_id_is_longer_than_256_characters() {
    assertThat(
            broken(
                EventType.VIEW,
                e -> {
                  e.eventId = "x".repeat(256);
                  e.userId = e.eventId;
                  e.targetUserId = e.eventId;
                  e.sessionId = e.eventId;
                  e.exposureId = e.eventId;
                }))
        .isEmpty();
    assertThat(
            broken(
                EventType.VIEW,
                e -> {
                  e.eventId = "x".repeat(257);
                  e.userId = e.eventId;
                  e.targetUserId = e.eventId;
                  e.sessionId = e.eventId;
                  e.exposureId = e.eventId;
                }))
        .containsExactly(
            idTooLong("event_id"),
            idTooLong("user_id"),
            idTooLong("target_user_id"),
            idTooLong("session_id"),
            idTooLong("exposure_id"));
  }

  @Test
  void session_and_exposure_are_optional() {
    assertThat(
            broken(
                EventType.LIKE,
                e -> {
                  e.sessionId = "";
                  e.exposureId = "";
                }))
        .isEmpty();
  }

  @Test
  void a_time_may_be_later_than_its_arrival_by_the_clock_skew_and_no_more() {
    assertThat(broken(EventType.LOGIN, e -> e.at = ARRIVED + 300_000)).isEmpty();
    assertThat(broken(EventType.LOGIN, e -> e.at = ARRIVED + 300_001))
        .containsExactly(
            new BrokenRule(
                "timestamp_in_future",
                "timestamp",
                "is 2024-01-15T19:35:01.001Z, later than its arrival at 2024-01-15T19:30:01Z"
                    + " and the clock skew of 300000 ms"));
  }

  @Test
  void the_clock_skew_is_a_setting_that_can_be_off() {
    UserEvent future = AUserEvent.with(EventType.LOGIN, e -> e.at = ARRIVED + 2000);
    assertThat(
            contract.withClockSkew(Duration.standardSeconds(2)).broken(future, List.of(), ARRIVED))
        .isEmpty();
    assertThat(contract.withClockSkew(Duration.millis(1999)).broken(future, List.of(), ARRIVED))
        .extracting(BrokenRule::rule)
        .containsExactly("timestamp_in_future");
    assertThat(contract.withClockSkew(Duration.millis(-1)).broken(future, List.of(), ARRIVED))
        .isEmpty();
  }

  @Test
  void an_event_that_breaks_every_rule_has_every_one_named() {
    assertThat(
            broken(
                EventType.CURRENCY_SPEND,
                e -> {
                  e.eventId = "";
                  e.userId = "";
                  e.at = ARRIVED + 300_001;
                  e.targetUserId = "x".repeat(257);
                  e.sessionId = "x".repeat(257);
                  e.exposureId = "x".repeat(257);
                  e.amount = -1;
                  e.spendType = null;
                }))
        .extracting(BrokenRule::rule)
        .containsExactly(
            "event_id_missing",
            "user_id_missing",
            "timestamp_in_future",
            "id_too_long",
            "id_too_long",
            "id_too_long",
            "amount_not_positive",
            "spend_type_missing");
  }

  @ParameterizedTest(name = "{0} with {1} = {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          LOGIN          | event_id         | 7
          LOGIN          | user_id          | {}
          LOGIN          | timestamp        | "now"
          CURRENCY_SPEND | spend_type       | "beer"
          CURRENCY_SPEND | amount           | 0.5
          PAYMENT        | amount           | "1"
          SESSION        | duration_minutes | "long"
          MATCH          | target_user_id   | [1]
          """)
  void what_could_not_be_read_is_named_for_that_alone(String type, String field, String value)
      throws Exception {
    EventLine valid =
        EventLine.LOGIN
            .with("event_type", "\"" + type + "\"")
            .with("target_user_id", "\"usr_456\"")
            .with("spend_type", "\"profile_view\"")
            .with("amount", "1");
    var parsed = valid.with(field, value).read();
    assertThat(parsed.misread()).extracting(BrokenRule::field).containsExactly(field);
    assertThat(
            EventContract.of(ContextLayout.standard())
                .broken(parsed.value(), parsed.misread(), ARRIVED))
        .isEqualTo(parsed.misread());
  }

  private List<BrokenRule> broken(EventType type, Consumer<AUserEvent> change) {
    return contract.broken(AUserEvent.with(type, change), List.of(), ARRIVED);
  }

  private static BrokenRule idTooLong(String field) {
    return new BrokenRule("id_too_long", field, "has 257 characters; at most 256 are taken");
  }
}
