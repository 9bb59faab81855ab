package org.afterward.transforms.prediction;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.Prediction;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.FactsOf;

/** Everybody's timeline, as the engine gathers them for a settlement. */
final class People {

  private final OutcomeSettlement settlement;
  private final Map<String, TimelineBuilder> people = new TreeMap<>();

  People(OutcomeSettlement settlement) {
    this.settlement = settlement;
  }

  void add(Prediction prediction) {
    OpenPrediction open = OpenPrediction.of(prediction);
    of(settlement.personOf(open)).add(settlement.remember(open));
  }

  /** With facts that are no answers, which must not matter. */
  void add(UserEvent event) {
    FactsOf.event(event, (person, fact) -> of(person).add(settlement.trim(fact)));
  }

  void forEach(Consumer<Timeline> consumer) {
    people.values().forEach(person -> consumer.accept(person.build()));
  }

  private TimelineBuilder of(String person) {
    return people.computeIfAbsent(person, TimelineBuilder::new);
  }
}
