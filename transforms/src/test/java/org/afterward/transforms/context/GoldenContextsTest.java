package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.Activity;
import org.afterward.coders.Box;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.context.GoldenContextCase.Expected;
import org.afterward.transforms.intake.FactsOf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden contexts through the rules alone; of the vector all but the hour and the day. */
class GoldenContextsTest {

  private static final BoxPolicy POLICY = BoxPolicy.standard();
  private static final long DAY_MS = 24 * 60 * 60 * 1000L;

  @ParameterizedTest
  @MethodSource("org.afterward.transforms.context.GoldenContextCase#all")
  void a_context_has_the_numbers_that_its_history_gives(GoldenContextCase golden) {
    List<Event> events = golden.events();
    Map<String, String> wanted = new LinkedHashMap<>();
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, Map<String, Double>> contexts = new HashMap<>();
    for (Expected expected : golden.expected()) {
      if (!isOfTheClock(expected.name())) {
        Map<String, Double> context =
            contexts.computeIfAbsent(
                expected.exposureId(),
                id -> context(exposure(events, id), events, golden.populations(POLICY)));
        String place = expected.exposureId() + " " + expected.name();
        double value = context.getOrDefault(expected.name(), Double.NaN);
        wanted.put(place, expected.printed());
        found.put(place, printedAs(expected.printed(), value));
      }
    }
    assertThat(wanted).isNotEmpty();
    assertThat(found).isEqualTo(wanted);
  }

  private static boolean isOfTheClock(String name) {
    return List.of("hour_of_day", "day_of_week", "is_evening", "is_weekend").contains(name);
  }

  private static Exposure exposure(List<Event> events, String id) {
    return events.stream()
        .filter(event -> event instanceof Exposure shown && shown.exposureId().equals(id))
        .map(Exposure.class::cast)
        .findAny()
        .orElseThrow();
  }

  /** All numbers that the rules say of the user as of the exposure, by their names. */
  private static Map<String, Double> context(
      Exposure exposure, List<Event> events, Populations populations) {
    UserProfile profile = UserProfile.empty(ZoneOffset.UTC);
    for (Fact fact : story(exposure.userId(), events).facts()) {
      if (fact.at() < exposure.at()) {
        profile.take(fact);
      }
    }
    profile.served(exposure.contextFields());

    Activity activity = profile.activityAt(exposure.at());
    Map<String, Double> context = new HashMap<>(profile.servedFields());
    Activity.names().forEach(name -> context.put(name, activity.valueOf(name)));
    profile
        .predictions()
        .forEach((model, said) -> context.put(model + "_probability", said.probability()));
    LocalDate yesterday = LocalDate.ofEpochDay(Math.floorDiv(exposure.at(), DAY_MS) - 1);
    BoxScores scores = BoxScores.under(POLICY);
    for (Box box : Box.ALL) {
      Score score = scores.score(box, activity, populations.on(yesterday, box));
      context.put("raw." + box.wireName(), score.raw());
      context.put(box.wireName(), score.normalized());
    }
    return context;
  }

  private static Timeline story(String person, List<Event> events) {
    TimelineBuilder story = new TimelineBuilder(person);
    for (Event event : events) {
      if (event instanceof UserEvent act) {
        FactsOf.event(act, (whose, fact) -> addIf(whose.equals(person), fact, story));
        FactsOf.received(act, (whose, fact) -> addIf(whose.equals(person), fact, story));
      } else if (event instanceof Prediction prediction) {
        FactsOf.prediction(prediction, (whose, fact) -> addIf(whose.equals(person), fact, story));
      } else if (event instanceof Exposure exposure) {
        addIf(exposure.userId().equals(person), Fact.shown(OpenExposure.of(exposure)), story);
      }
    }
    return story.build();
  }

  private static void addIf(boolean theirs, Fact fact, TimelineBuilder story) {
    if (theirs) {
      story.add(fact);
    }
  }

  /** With as many decimals as are expected. */
  private static String printedAs(String like, double value) {
    if (Double.isNaN(value)) {
      return "unknown";
    }
    int decimals = like.equals("unknown") ? 3 : new BigDecimal(like).scale();
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
