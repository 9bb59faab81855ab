package org.afterward.transforms.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Prediction;
import org.afterward.transforms.simulation.Simulated.Condition;
import org.afterward.transforms.simulation.Simulated.Delivered;
import org.afterward.transforms.simulation.Simulated.Garbage;
import org.junit.jupiter.api.Test;

class DirtTest {

  private static final Simulation SIMULATION = Simulation.of(3).withUsers(400);
  private static final Told TOLD = Told.by(SIMULATION);

  @Test
  void the_record_of_what_was_planted_agrees_with_the_traffic() {
    Planted planted = TOLD.planted();
    long late = 0;
    long outOfOrder = 0;
    for (Delivered sound : TOLD.delivered(Condition.SOUND)) {
      long delay = sound.arrivedAt() - sound.event().at();
      if (delay >= 2 * Simulation.HOUR) {
        late++;
      } else if (delay >= Simulation.MINUTE) {
        outOfOrder++;
      } else {
        assertThat(delay).isEqualTo(250);
      }
    }
    assertThat(planted)
        .isEqualTo(
            new Planted(
                TOLD.exposures().size(),
                TOLD.userEvents().size(),
                TOLD.sound(Prediction.class).size(),
                TOLD.delivered(Condition.BROKEN).size(),
                TOLD.garbage().size(),
                TOLD.delivered(Condition.REPEATED).size(),
                late,
                outOfOrder));
    assertThat(planted.records())
        .isEqualTo(TOLD.people().stream().mapToLong(person -> person.records().size()).sum());
    assertThat(Planted.in(SIMULATION)).isEqualTo(planted);
  }

  @Test
  void the_shares_are_those_that_were_asked() {
    Planted planted = TOLD.planted();
    double sound = planted.sound();
    assertThat((planted.broken() + planted.garbage()) / sound).isCloseTo(0.01, within(0.001));
    assertThat(planted.repeated() / sound).isCloseTo(0.02, within(0.001));
    assertThat(planted.late() / sound).isCloseTo(0.02, within(0.001));
    assertThat(planted.outOfOrder() / sound).isCloseTo(0.05, within(0.002));
  }

  @Test
  void without_dirt_all_is_sound_and_in_the_order_of_its_time() {
    Told clean = Told.by(SIMULATION.withUsers(30).withDirt(Dirt.none()));
    assertThat(clean.planted().sound()).isEqualTo(clean.planted().records()).isPositive();
    for (Person person : clean.people()) {
      assertThat(person.records())
          .extracting(record -> ((Delivered) record).event().at())
          .isSorted();
    }
  }

  @Test
  void dirt_does_not_change_what_people_do() {
    Simulation clean = SIMULATION.withDirt(Dirt.none());
    for (int user = 0; user < 20; user++) {
      Told cleanly = new Told(List.of(Person.of(clean, user)));
      Told dirtily = new Told(List.of(Person.of(SIMULATION, user)));
      assertThat(dirtily.events(Condition.SOUND))
          .containsExactlyInAnyOrderElementsOf(cleanly.events(Condition.SOUND));
    }
  }

  @Test
  void a_sound_event_breaks_no_rule() {
    Map<List<String>, Event> wrong = new HashMap<>();
    for (Delivered sound : TOLD.delivered(Condition.SOUND)) {
      List<String> broken = Contract.brokenBy(sound.event(), sound.arrivedAt());
      if (!broken.isEmpty()) {
        wrong.put(broken, sound.event());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_broken_event_breaks_a_rule_that_even_a_backfill_can_see() {
    for (Delivered broken : TOLD.delivered(Condition.BROKEN)) {
      assertThat(Contract.brokenBy(broken.event(), Long.MAX_VALUE / 2))
          .as("%s", broken.event())
          .isNotEmpty();
    }
  }

  @Test
  void every_rule_is_broken_by_something() {
    Set<String> broken = new TreeSet<>();
    for (Delivered delivered : TOLD.delivered(Condition.BROKEN)) {
      broken.addAll(Contract.brokenBy(delivered.event(), delivered.arrivedAt()));
    }
    assertThat(broken)
        .containsExactlyInAnyOrder(
            "no timestamp",
            "future",
            "no exposure id",
            "no user id",
            "unknown strategy",
            "vector length",
            "not finite",
            "no profiles",
            "ranks repeated",
            "rank below one",
            "profile probability",
            "ratio range",
            "ratio sum",
            "propensity",
            "tab",
            "no event id",
            "no actor",
            "no target",
            "amount",
            "spend type",
            "no prediction id",
            "no sender",
            "no receiver",
            "predicted probability");
  }

  @Test
  void a_broken_event_never_has_the_id_of_a_sound_one() {
    Set<String> sound = new HashSet<>();
    TOLD.events(Condition.SOUND).forEach(event -> sound.add(Ids.of(event)));
    assertThat(TOLD.events(Condition.BROKEN)).noneMatch(event -> sound.contains(Ids.of(event)));
  }

  @Test
  void a_repeated_delivery_is_a_sound_event_unchanged_and_later() {
    Map<String, Delivered> sound = new HashMap<>();
    for (Delivered delivered : TOLD.delivered(Condition.SOUND)) {
      sound.put(Ids.of(delivered.event()), delivered);
    }
    for (Delivered repeated : TOLD.delivered(Condition.REPEATED)) {
      Delivered first = Objects.requireNonNull(sound.get(Ids.of(repeated.event())));
      assertThat(repeated.event()).isEqualTo(first.event());
      assertThat(repeated.arrivedAt()).isGreaterThan(first.arrivedAt());
    }
  }

  @Test
  void a_garbage_line_is_no_event() {
    assertThat(TOLD.garbage())
        .isNotEmpty()
        .allSatisfy(
            garbage -> {
              assertThat(garbage.line()).isNotBlank().doesNotContain("\n");
              assertThat(readsAsEvent(garbage)).as(garbage.line()).isFalse();
            });
  }

  /** Whether it is a whole object with a known type, and texts for time and user. */
  private static boolean readsAsEvent(Garbage garbage) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(garbage.line())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          texts.put(field, json.getText());
        }
        json.skipChildren();
      }
      return EventType.named(texts.getOrDefault("event_type", "")) != null
          && texts.containsKey("timestamp")
          && texts.containsKey("user_id");
    } catch (JsonProcessingException notJson) {
      return false;
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
