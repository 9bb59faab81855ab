package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.afterward.coders.EventType;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Prediction;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactsOfTest {

  private static final String ACTOR = "usr_123";
  private static final String TARGET = "usr_456";

  @ParameterizedTest
  @CsvSource({
    "VIEW, VIEWED, 0",
    "LIKE, LIKED, 0",
    "SUPER_LIKE, SUPER_LIKED, 0",
    "PASS, PASSED, 0",
    "MESSAGE, MESSAGED, 0",
    "FRIEND_REQUEST, REQUESTED, 0",
    "PAYMENT, PAID, 500",
    "CURRENCY_SPEND, SPENT_ON_CHAT_ACTIVATION, 10",
    "LOGIN, LOGGED_IN, 0",
    "SESSION, HAD_SESSION, 750",
    "ACCOUNT_CLOSED, CLOSED_ACCOUNT, 0",
    "ACCOUNT_OPENED, OPENED_ACCOUNT, 0",
  })
  void an_act_stands_on_the_timeline_of_who_acted(EventType type, FactKind kind, long amount) {
    assertThat(factsOf(AUserEvent.valid(type)))
        .containsExactly(KV.of(ACTOR, fact(kind, amount, TARGET)));
  }

  @ParameterizedTest
  @CsvSource({
    "FRIEND_ACCEPT, ANSWERED, REQUEST_ACCEPTED",
    "FRIEND_REJECT, ANSWERED, REQUEST_REJECTED",
    "MATCH, MATCHED, WAS_MATCHED",
  })
  void an_answer_and_a_match_stand_on_two_timelines(
      EventType type, FactKind act, FactKind outcome) {
    assertThat(factsOf(AUserEvent.valid(type)))
        .containsExactly(
            KV.of(ACTOR, fact(act, 0, TARGET)), KV.of(TARGET, fact(outcome, 0, ACTOR)));
  }

  @Test
  void that_a_request_expired_is_no_act_of_anybody() {
    assertThat(factsOf(AUserEvent.valid(EventType.FRIEND_EXPIRE)))
        .containsExactly(KV.of(TARGET, fact(FactKind.REQUEST_EXPIRED, 0, ACTOR)));
  }

  @ParameterizedTest
  @EnumSource
  void a_spend_is_of_the_kind_of_its_type(SpendType type) {
    FactKind kind =
        switch (type) {
          case SUPER_LIKE -> FactKind.SPENT_ON_SUPER_LIKE;
          case FRIEND_REQUEST -> FactKind.SPENT_ON_FRIEND_REQUEST;
          case FRIEND_REQUEST_WITH_MSG -> FactKind.SPENT_ON_FRIEND_REQUEST_WITH_MSG;
          case CHAT_ACTIVATION -> FactKind.SPENT_ON_CHAT_ACTIVATION;
          case PROFILE_VIEW -> FactKind.SPENT_ON_PROFILE_VIEW;
        };
    assertThat(factsOf(AUserEvent.with(EventType.CURRENCY_SPEND, e -> e.spendType = type)))
        .containsExactly(KV.of(ACTOR, fact(kind, 10, TARGET)));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "0, 0", "0.008, 0", "0.0084, 1", "1, 60", "1e9, 60000000000"})
  void a_session_is_as_long_as_its_whole_seconds(double minutes, long seconds) {
    assertThat(factsOf(AUserEvent.with(EventType.SESSION, e -> e.durationMinutes = minutes)))
        .containsExactly(KV.of(ACTOR, fact(FactKind.HAD_SESSION, seconds, TARGET)));
  }

  @Test
  void what_an_event_does_not_name_its_facts_do_not_name() {
    UserEvent bare =
        AUserEvent.with(
            EventType.LOGIN,
            e -> {
              e.targetUserId = "";
              e.exposureId = "";
            });
    assertThat(factsOf(bare))
        .containsExactly(
            KV.of(ACTOR, new Fact(AUserEvent.AT, "evt_1", FactKind.LOGGED_IN, 0, "", "")));
  }

  @Test
  void only_own_acts_show_that_somebody_was_there() {
    List<FactKind> received = new ArrayList<>();
    for (EventType type : EventType.values()) {
      if (type.isUserEvent()) {
        for (KV<String, Fact> fact : factsOf(AUserEvent.valid(type))) {
          boolean own = fact.getKey().equals(ACTOR);
          assertThat(fact.getValue().kind().isOwnAction()).as("%s", fact).isEqualTo(own);
          if (!own) {
            received.add(fact.getValue().kind());
          }
        }
      }
    }
    assertThat(received)
        .containsExactly(
            FactKind.REQUEST_ACCEPTED,
            FactKind.WAS_MATCHED,
            FactKind.REQUEST_REJECTED,
            FactKind.REQUEST_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPOSURE", "PREDICTION", "REWARD_AGGREGATION"})
  void what_is_no_user_event_is_refused(EventType type) {
    assertThatThrownBy(() -> factsOf(AUserEvent.valid(type)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(type + " is no user event");
  }

  @ParameterizedTest
  @CsvSource({
    "LIKE, RECEIVED_LIKE",
    "SUPER_LIKE, RECEIVED_SUPER_LIKE",
    "PASS, RECEIVED_PASS",
    "MESSAGE, RECEIVED_MESSAGE",
  })
  void what_somebody_received_stands_on_the_targets_timeline(EventType type, FactKind kind) {
    assertThat(received(AUserEvent.valid(type)))
        .containsExactly(KV.of(TARGET, fact(kind, 0, ACTOR)));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LIKE", "SUPER_LIKE", "PASS", "MESSAGE"})
  void nothing_else_is_received(EventType type) {
    assertThat(received(AUserEvent.valid(type))).isEmpty();
  }

  @Test
  void nobody_receives_what_is_for_nobody_or_for_oneself() {
    assertThat(received(AUserEvent.with(EventType.LIKE, e -> e.targetUserId = ""))).isEmpty();
    assertThat(received(AUserEvent.with(EventType.LIKE, e -> e.targetUserId = ACTOR))).isEmpty();
  }

  @Test
  void a_prediction_about_one_person_stands_on_that_persons_timeline() {
    assertThat(predicted("", 0.25))
        .containsExactly(
            KV.of(
                ACTOR,
                new Fact(
                    AUserEvent.AT,
                    "pred_1",
                    FactKind.PREDICTED,
                    Double.doubleToLongBits(0.25),
                    "churn_7d",
                    "v2")));
  }

  @Test
  void a_prediction_about_two_people_or_without_a_probability_is_no_fact() {
    assertThat(predicted(TARGET, 0.25)).isEmpty();
    assertThat(predicted("", Double.NaN)).isEmpty();
  }

  @Test
  void a_spend_on_nothing_known_is_refused_since_it_was_not_judged() {
    assertThatThrownBy(
            () -> factsOf(AUserEvent.with(EventType.CURRENCY_SPEND, e -> e.spendType = null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not valid, it has no spend type: UserEvent[");
  }

  private static List<KV<String, Fact>> factsOf(UserEvent event) {
    List<KV<String, Fact>> facts = new ArrayList<>();
    FactsOf.event(event, (person, fact) -> facts.add(KV.of(person, fact)));
    return facts;
  }

  private static List<KV<String, Fact>> received(UserEvent event) {
    List<KV<String, Fact>> facts = new ArrayList<>();
    FactsOf.received(event, (person, fact) -> facts.add(KV.of(person, fact)));
    return facts;
  }

  private static List<KV<String, Fact>> predicted(String toUserId, double probability) {
    List<KV<String, Fact>> facts = new ArrayList<>();
    FactsOf.prediction(
        new Prediction(
            "pred_1",
            AUserEvent.AT,
            "churn_7d",
            "v2",
            ACTOR,
            toUserId,
            Map.of(),
            probability,
            Double.NaN,
            Double.NaN,
            toUserId.isEmpty()),
        (person, fact) -> facts.add(KV.of(person, fact)));
    return facts;
  }

  private static Fact fact(FactKind kind, long amount, String counterpart) {
    return new Fact(AUserEvent.AT, "evt_1", kind, amount, counterpart, "exp_1");
  }
}
