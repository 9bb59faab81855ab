package org.afterward.transforms.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;

/** Chooses a strategy for one person at a time, picks profiles, and logs both as an exposure. */
final class Recommender {

  private static final int TRIES_FOR_A_TIER = 3;

  private final Simulation simulation;
  private final Population population;
  private final Names names;
  private final Chance chance;
  private final LoggingPolicy policy;
  private final List<PlantedStrategy> strategies;

  private int exposureNumber;

  Recommender(Simulation simulation, Population population, Names names, Chance chance) {
    this.simulation = simulation;
    this.population = population;
    this.names = names;
    this.chance = chance;
    this.policy = LoggingPolicy.over(simulation.truth());
    this.strategies = simulation.truth().strategies();
  }

  Shown show(int user, String userId, long at, String session, ContextVector context) {
    double[] probabilities = policy.probabilities(context);
    int chosen = chance.pick(probabilities, 1);
    PlantedStrategy strategy = strategies.get(chosen);
    ProfileMix mix = strategy.mix();
    double propensity =
        chance.happens(simulation.withoutPropensity()) ? Double.NaN : probabilities[chosen];

    int count = 3 + chance.below(6);
    List<Life> people = new ArrayList<>(count);
    List<ShownProfile> profiles = new ArrayList<>(count);
    for (int rank = 1; rank <= count; rank++) {
      Life person = someoneNew(people, mix, user, at);
      people.add(person);
      profiles.add(profile(person, rank));
    }
    Exposure exposure =
        new Exposure(
            names.exposure(user, at, exposureNumber++),
            at,
            userId,
            session,
            strategy.id(),
            strategy.name(),
            mix,
            Math.rint(policy.guess(chosen, context) * 100) / 10,
            propensity,
            context,
            chance.happens(0.3) ? fields(context) : Map.of(),
            profiles,
            chance.happens(0.7) ? "recommend" : "discovery");
    return new Shown(exposure, people);
  }

  private Life someoneNew(List<Life> people, ProfileMix mix, int user, long at) {
    Life person = someoneOf(mix, user, at);
    // Ends soon, because a simulation has more people than are shown at a time.
    while (people.contains(person)) {
      person = population.someoneElse(chance, user, at);
    }
    return person;
  }

  private Life someoneOf(ProfileMix mix, int user, long at) {
    double draw = chance.draw();
    String wanted =
        draw < mix.highTierRatio()
            ? "high"
            : draw < mix.highTierRatio() + mix.mediumTierRatio() ? "medium" : "exploration";
    Life person = population.someoneElse(chance, user, at);
    for (int tries = 1; tries < TRIES_FOR_A_TIER && !tier(person).equals(wanted); tries++) {
      person = population.someoneElse(chance, user, at);
    }
    return person;
  }

  private static String tier(Life person) {
    return person.appeal() >= 0.65 ? "high" : person.appeal() >= 0.35 ? "medium" : "exploration";
  }

  private ShownProfile profile(Life person, int rank) {
    return new ShownProfile(
        names.user(person.user()),
        rank,
        tier(person),
        probability(0.2 + 0.6 * person.appeal()),
        probability(0.7 - 0.4 * person.appeal()),
        probability(0.3 + 0.4 * person.persona().engagement()));
  }

  private double probability(double center) {
    return Math.rint(Math.max(0, Math.min(1, chance.around(center, 0.15))) * 1000) / 1000;
  }

  private static Map<String, Double> fields(ContextVector context) {
    Map<String, Double> fields = new LinkedHashMap<>();
    fields.put("attractiveness_score", context.get(Layout1.ATTRACTIVENESS));
    fields.put("days_since_join", context.get(Layout1.DAYS_SINCE_JOIN));
    fields.put("currency_balance", context.get(Layout1.CURRENCY_BALANCE));
    return fields;
  }
}
