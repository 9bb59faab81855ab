package org.afterward.transforms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.OwnRecord;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventContractTest {

  private static final long ARRIVED = AnExposure.AT + 1000;

  private final EventContract contract = EventContract.of(ContextLayout.standard());

  @Test
  void each_kind_of_event_is_judged_by_its_own_contract() {
    assertThat(broken(contract, AnExposure.with(x -> x.tab = "")))
        .extracting(BrokenRule::rule)
        .containsExactly("tab_unknown");
    assertThat(broken(contract, AUserEvent.with(EventType.PAYMENT, e -> e.amount = 0)))
        .extracting(BrokenRule::rule)
        .containsExactly("amount_not_positive");
    assertThat(broken(contract, APrediction.with(p -> p.modelName = "")))
        .extracting(BrokenRule::rule)
        .containsExactly("model_name_missing");
  }

  @Test
  void nothing_is_asked_of_what_afterward_itself_wrote() {
    assertThat(broken(contract, new OwnRecord(EventType.REWARD_AGGREGATION, Event.NO_TIME)))
        .isEmpty();
  }

  @Test
  void the_clock_skew_is_one_for_all() {
    EventContract exact = contract.withClockSkew(Duration.ZERO);
    for (Event future :
        List.of(
            AnExposure.with(x -> x.at = ARRIVED + 1),
            AUserEvent.with(EventType.VIEW, e -> e.at = ARRIVED + 1),
            APrediction.with(p -> p.at = ARRIVED + 1))) {
      assertThat(broken(contract, future)).isEmpty();
      assertThat(broken(exact, future))
          .extracting(BrokenRule::rule)
          .containsExactly("timestamp_in_future");
    }
  }

  @Test
  void the_contract_of_exposures_can_be_another() {
    EventContract wide =
        contract.withExposures(
            ExposureContract.of(ContextLayout.standard()).withStrategies(1, 100));
    assertThat(broken(wide, AnExposure.with(x -> x.strategyId = 100))).isEmpty();
  }

  /** Level by level, which events are on; the last column is the level of those that are not. */
  @ParameterizedTest
  @CsvSource({
    "1, VIEW, 0",
    "1, CURRENCY_SPEND, 0",
    "1, ACCOUNT_CLOSED, 0",
    "1, ACCOUNT_OPENED, 0",
    "1, PREDICTION, 2",
    "1, MODEL_PERFORMANCE, 2",
    "1, EXPOSURE, 3",
    "1, CONTEXT_SNAPSHOT, 3",
    "2, VIEW, 0",
    "2, PREDICTION, 0",
    "2, EXPOSURE, 3",
    "2, STRATEGY_PERFORMANCE, 3",
    "3, VIEW, 0",
    "3, PREDICTION, 0",
    "3, EXPOSURE, 0",
    "3, REWARD_AGGREGATION, 0"
  })
  void an_event_of_a_level_that_is_off_is_named_for_that_alone(
      int level, EventType type, int levelOff) {
    Event event =
        switch (type) {
          case EXPOSURE -> AnExposure.valid();
          case PREDICTION -> APrediction.valid();
          default ->
              type.isUserEvent() ? AUserEvent.valid(type) : new OwnRecord(type, AnExposure.AT);
        };
    assertThat(broken(contract.atLevel(level), event))
        .isEqualTo(
            levelOff == 0
                ? List.of()
                : List.of(
                    new BrokenRule(
                        "level_off",
                        "event_type",
                        type
                            + " is an event of level "
                            + levelOff
                            + "; this job takes level "
                            + level)));
  }

  private static List<BrokenRule> broken(EventContract contract, Event event) {
    return contract.broken(event, List.of(), ARRIVED);
  }
}
