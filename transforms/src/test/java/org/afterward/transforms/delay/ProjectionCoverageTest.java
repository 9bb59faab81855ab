package org.afterward.transforms.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.Decision;
import org.afterward.coders.ExactSum;
import org.afterward.coders.Exposure;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.ProjectedMean;
import org.afterward.coders.ProjectedReward;
import org.afterward.coders.StrategyOutlook;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.TraceSettlement;
import org.afterward.transforms.simulation.Dirt;
import org.afterward.transforms.simulation.Person;
import org.afterward.transforms.simulation.Simulated;
import org.afterward.transforms.simulation.Simulated.Condition;
import org.afterward.transforms.simulation.Simulated.Delivered;
import org.afterward.transforms.simulation.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Projects rewards of simulated apps a week before their end, and looks at the end whether it was
 * right. People there fade and leave, so that each week is a little worse than the one before.
 */
class ProjectionCoverageTest {

  private static final long DAY_MS = 86_400_000;
  private static final int SEEDS = 30;
  private static final RewardPolicy POLICY = RewardPolicy.standard();
  private static final int HOURS = (int) (POLICY.horizonMs() / DelayCounts.STEP_MS);

  private static final List<Case> CASES = new ArrayList<>();

  /** A strategy of an app. */
  private record Case(ProjectedMean told, double truth, long rewards, long rewardsWithin) {

    boolean isWithin() {
      return told.immature().low() <= truth && truth <= told.immature().high();
    }
  }

  @BeforeAll
  static void projectAll() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      project(
          Simulation.of(seed)
              .withUsers(200)
              .withDays(35)
              .withExposuresPerDay(0.7)
              .withDirt(Dirt.none()));
    }
  }

  @Test
  void intervals_of_means_hold_what_came_in_nine_of_ten_cases_and_more() {
    assertThat(CASES).hasSize(5 * SEEDS);
    assertThat(share(CASES.stream().filter(Case::isWithin).count(), CASES.size()))
        .isBetween(0.90, 0.99);
  }

  @Test
  void intervals_are_no_wider_than_they_need_be() {
    assertThat(
            CASES.stream()
                .mapToDouble(one -> one.told.immature().high() - one.told.immature().low())
                .average()
                .orElseThrow())
        .isLessThan(10);
  }

  @Test
  void the_mean_is_what_comes_but_for_the_fading() {
    double told = CASES.stream().mapToDouble(one -> one.told.immature().mean()).sum();
    double truth = CASES.stream().mapToDouble(Case::truth).sum();
    assertThat(told / truth).isBetween(0.97, 1.05);
  }

  @Test
  void intervals_of_single_rewards_hold_nine_of_ten() {
    long rewards = CASES.stream().mapToLong(Case::rewards).sum();
    long within = CASES.stream().mapToLong(Case::rewardsWithin).sum();
    assertThat(share(within, rewards)).isBetween(0.90, 0.97);
  }

  private static double share(long some, long all) {
    return (double) some / all;
  }

  private static void project(Simulation simulation) {
    long now = simulation.end() - 7 * DAY_MS;
    TraceSettlement then = TraceSettlement.under(POLICY, now);
    TraceSettlement later = TraceSettlement.under(POLICY, simulation.end());
    Map<Integer, ValueSums> past = new TreeMap<>();
    List<ExposureValue> open = new ArrayList<>();
    Map<String, Double> truth = new HashMap<>();
    for (TimelineBuilder person : people(simulation, then)) {
      Timeline timeline = person.build();
      List<Decision> recent =
          timeline.decisions().stream()
              .filter(one -> one.at() < now && one.at() >= now - 14 * DAY_MS)
              .toList();
      then.settle(
          timeline,
          recent,
          value -> {
            past.computeIfAbsent(value.exposure().strategyId(), id -> ValueSums.over(HOURS))
                .add(value);
            if (!value.isMature()) {
              open.add(value);
            }
          });
      later.settle(
          timeline, recent, value -> truth.put(value.exposure().exposureId(), reward(value)));
    }
    past.forEach(
        (strategy, sums) ->
            CASES.add(
                compare(
                    strategy,
                    sums,
                    open.stream()
                        .filter(value -> value.exposure().strategyId() == strategy)
                        .toList(),
                    truth)));
  }

  private static double reward(ExposureValue value) {
    return (value.creditedMicros() + value.endMicros()) / 1e6;
  }

  private static Case compare(
      int strategy, ValueSums past, List<ExposureValue> open, Map<String, Double> truth) {
    StrategyOutlook outlook = Outlooks.of(strategy, POLICY.reference(), past);
    ImmatureSums immature = new ImmatureSums();
    Map<String, Double> deviations = new TreeMap<>();
    double rewards = 0;
    long within = 0;
    for (ExposureValue value : open) {
      ProjectedReward projected = outlook.project(value);
      immature.add(projected);
      deviations.merge(value.exposure().userId(), projected.further().deviation(), Double::sum);
      double reward = truth.getOrDefault(value.exposure().exposureId(), Double.NaN);
      rewards += reward;
      within += projected.low() <= reward && reward <= projected.high() ? 1 : 0;
    }
    ExactSum squares = ExactSum.ZERO;
    for (double deviation : deviations.values()) {
      squares = squares.plus(deviation * deviation);
    }
    return new Case(
        MeanProjection.of(strategy, past, immature, squares.value()),
        rewards / open.size(),
        open.size(),
        within);
  }

  private static Iterable<TimelineBuilder> people(
      Simulation simulation, TraceSettlement settlement) {
    Map<String, TimelineBuilder> people = new TreeMap<>();
    for (int user = 0; user < simulation.users(); user++) {
      for (Simulated record : Person.of(simulation, user).records()) {
        if (record instanceof Delivered delivered && delivered.condition() == Condition.SOUND) {
          if (delivered.event() instanceof Exposure exposure) {
            people
                .computeIfAbsent(exposure.userId(), TimelineBuilder::new)
                .add(settlement.remember(OpenExposure.of(exposure)));
          } else if (delivered.event() instanceof UserEvent event) {
            FactsOf.event(
                event,
                (person, fact) ->
                    people
                        .computeIfAbsent(person, TimelineBuilder::new)
                        .add(settlement.trim(fact)));
          }
        }
      }
    }
    return people.values();
  }
}
