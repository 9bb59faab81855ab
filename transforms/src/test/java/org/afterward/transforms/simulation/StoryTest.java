package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.simulation.Simulated.Condition;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static final Simulation SIMULATION = Simulation.of(3).withUsers(400);
  private static final Told TOLD = Told.by(SIMULATION);

  /** But for opening an account, which is told by the app's table of users. */
  @Test
  void everything_that_a_person_can_do_occurs() {
    Set<EventType> expected =
        Stream.of(EventType.values())
            .filter(type -> !type.isWrittenByAfterward() && type != EventType.ACCOUNT_OPENED)
            .collect(Collectors.toSet());
    assertThat(TOLD.events(Condition.SOUND).stream().map(Event::type).collect(Collectors.toSet()))
        .isEqualTo(expected);
  }

  @Test
  void everything_happens_between_start_and_end() {
    assertThat(
            TOLD.events(Condition.SOUND).stream()
                .filter(event -> event.at() < SIMULATION.start() || event.at() >= SIMULATION.end()))
        .isEmpty();
  }

  @Test
  void no_two_events_share_an_id() {
    assertThat(TOLD.events(Condition.SOUND).stream().map(Ids::of)).doesNotHaveDuplicates();
  }

  @Test
  void ids_say_who_and_when() {
    Told seventh = new Told(List.of(TOLD.people().get(7)));
    Exposure exposure = seventh.exposures().get(0);
    assertThat(exposure.userId()).isEqualTo("usr_000007");
    assertThat(exposure.exposureId()).matches("exp_202401\\d\\d_000007_\\d{4}");
    assertThat(exposure.sessionId()).matches("ses_000007_\\d{4}");
    assertThat(seventh.userEvents())
        .extracting(UserEvent::eventId)
        .allMatch(id -> id.matches("evt_000007_\\d{5}"));
  }

  @Test
  void the_volume_is_what_was_asked() {
    Planted planted = TOLD.planted();
    assertThat((double) planted.exposures() / SIMULATION.users() / SIMULATION.days())
        .isCloseTo(2, within(0.2));
    assertThat((double) planted.userEvents() / planted.exposures()).isCloseTo(10, within(1.0));
  }

  @Test
  void another_volume_is_met_as_well() {
    Simulation busy =
        Simulation.of(4).withUsers(100).withExposuresPerDay(6).withEventsPerExposure(25);
    Planted planted = Planted.in(busy);
    assertThat((double) planted.exposures() / busy.users() / busy.days()).isCloseTo(6, within(0.6));
    assertThat((double) planted.userEvents() / planted.exposures()).isCloseTo(25, within(2.5));
  }

  @Test
  void heavy_users_have_the_share_of_the_events_that_was_asked() {
    Simulation skewed =
        Simulation.of(5)
            .withUsers(500)
            .withDays(14)
            .withExposuresPerDay(0.5)
            .withHeavyUsers(0.01, 0.5);
    double heavy = 0;
    double all = 0;
    for (int user = 0; user < skewed.users(); user++) {
      long events = Person.of(skewed, user).planted().sound();
      all += events;
      heavy += skewed.isHeavy(user) ? events : 0;
    }
    assertThat(heavy / all).isCloseTo(0.5, within(0.04));
  }

  @Test
  void spends_are_of_all_types_at_their_usual_amounts() {
    Map<SpendType, Set<Long>> amounts =
        TOLD.userEvents().stream()
            .filter(event -> event.spendType() != null)
            .collect(
                Collectors.groupingBy(
                    UserEvent::spendType,
                    Collectors.mapping(UserEvent::amount, Collectors.toSet())));
    assertThat(amounts)
        .isEqualTo(
            Map.of(
                SpendType.SUPER_LIKE, Set.of(1L),
                SpendType.FRIEND_REQUEST, Set.of(4L),
                SpendType.FRIEND_REQUEST_WITH_MSG, Set.of(6L),
                SpendType.CHAT_ACTIVATION, Set.of(10L),
                SpendType.PROFILE_VIEW, Set.of(2L)));
  }

  @Test
  void every_answer_is_to_an_earlier_request_and_by_the_one_who_was_asked() {
    Map<String, Long> firstRequests = new HashMap<>();
    for (UserEvent event : TOLD.userEvents()) {
      if (event.type() == EventType.FRIEND_REQUEST) {
        firstRequests.merge(event.userId() + event.targetUserId(), event.at(), Math::min);
      }
    }
    Set<EventType> answers =
        EnumSet.of(EventType.FRIEND_ACCEPT, EventType.FRIEND_REJECT, EventType.FRIEND_EXPIRE);
    assertThat(TOLD.userEvents())
        .filteredOn(event -> answers.contains(event.type()))
        .allMatch(
            answer ->
                firstRequests.getOrDefault(answer.targetUserId() + answer.userId(), Long.MAX_VALUE)
                    < answer.at());
  }

  @Test
  void some_are_rejected_many_times_in_a_row() {
    assertThat(TOLD.exposures())
        .anyMatch(exposure -> exposure.context().get(Layout1.CONSECUTIVE_REJECTIONS) >= 5);
  }

  @Test
  void who_has_left_does_nothing_but_close_the_account() {
    Population population = new Population(SIMULATION);
    int left = 0;
    for (int user = 0; user < SIMULATION.users(); user++) {
      Life life = population.life(user);
      Person person = TOLD.people().get(user);
      Told told = new Told(List.of(person));
      List<UserEvent> afterwards =
          told.userEvents().stream()
              .filter(event -> event.userId().equals(person.userId()))
              .filter(event -> event.at() >= life.quietFrom())
              .toList();
      assertThat(afterwards)
          .allMatch(
              event -> event.type() == EventType.ACCOUNT_CLOSED && event.at() == life.closedAt())
          .hasSizeLessThanOrEqualTo(1);
      assertThat(told.exposures()).allMatch(exposure -> exposure.at() < life.quietFrom());
      left += life.quietFrom() == Long.MAX_VALUE ? 0 : 1;
    }
    assertThat(left).isPositive();
  }

  @Test
  void nobody_does_anything_before_they_have_joined() {
    Population population = new Population(SIMULATION);
    for (int user = 0; user < SIMULATION.users(); user++) {
      long joinedAt = population.life(user).joinedAt();
      assertThat(new Told(List.of(TOLD.people().get(user))).events(Condition.SOUND))
          .allMatch(event -> event.at() >= joinedAt);
    }
  }

  @Test
  void profiles_are_different_people_and_never_oneself() {
    assertThat(TOLD.exposures())
        .allSatisfy(
            exposure -> {
              List<String> shown =
                  exposure.profilesShown().stream().map(profile -> profile.profileId()).toList();
              assertThat(shown)
                  .hasSizeBetween(3, 8)
                  .doesNotHaveDuplicates()
                  .doesNotContain(exposure.userId());
            });
  }

  @Test
  void currency_never_runs_out() {
    assertThat(TOLD.exposures())
        .allMatch(exposure -> exposure.context().get(Layout1.CURRENCY_BALANCE) >= 0);
  }

  @Test
  void the_chosen_share_of_requests_is_predicted() {
    double requests =
        TOLD.userEvents().stream()
            .filter(event -> event.type() == EventType.FRIEND_REQUEST)
            .count();
    assertThat(TOLD.sound(Prediction.class).size() / requests).isCloseTo(0.3, within(0.02));
  }
}
