package org.afterward.transforms.learning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TrainingRow;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardPolicy.Churn;
import org.afterward.transforms.reward.RewardPolicy.Frustration;
import org.afterward.transforms.reward.RewardPolicy.Retention;
import org.afterward.transforms.reward.RewardSettlement;
import org.afterward.transforms.simulation.Dirt;
import org.afterward.transforms.simulation.Person;
import org.afterward.transforms.simulation.Simulated;
import org.afterward.transforms.simulation.Simulated.Delivered;
import org.afterward.transforms.simulation.Simulation;
import org.afterward.transforms.waiting.WaitingRoom;

/** The rewards of a simulated month, as rows to learn from, by the rules that the jobs go by. */
record SimulatedRewards(Simulation simulation, TrainingTerms terms, List<TrainingRow> rows) {

  /** All but what an exposure causes: so the truth is known to the last digit. */
  static final RewardPolicy OF_CAUSES = ofCauses();

  private static RewardPolicy ofCauses() {
    RewardPolicy standard = RewardPolicy.standard();
    return new RewardPolicy(
        "causes",
        standard.horizonMs(),
        new Retention(0, standard.retention().lastMs()),
        standard.matchMicros(),
        new Churn(0, standard.churn().absentMs()),
        new Frustration(
            standard.frustration().rejectionsPerPoint(), standard.frustration().pointsAtMost(), 0),
        standard.plausible());
  }

  static SimulatedRewards of(Simulation dirty, RewardPolicy policy, CreditPolicy credit) {
    Simulation simulation = dirty.withDirt(Dirt.none());
    RewardSettlement settlement = RewardSettlement.under(policy).withCredit(credit).withServing();
    Map<String, TimelineBuilder> timelines = new HashMap<>();
    for (int user = 0; user < simulation.users(); user++) {
      for (Simulated record : Person.of(simulation, user).records()) {
        if (record instanceof Delivered delivered) {
          enter(delivered.event(), settlement, timelines);
        }
      }
    }
    List<TrainingRow> rows = new ArrayList<>();
    timelines.values().stream()
        .map(TimelineBuilder::build)
        .forEach(
            timeline ->
                new WaitingRoom<OpenExposure, Reward>(settlement, timeline)
                    .advanceTo(simulation.end(), reward -> rows.add(TrainingRow.of(reward))));
    return new SimulatedRewards(
        simulation,
        TrainingTerms.of(
            ContextLayout.standard(),
            policy.reference(),
            credit,
            simulation.start(),
            simulation.start() + Duration.ofDays(simulation.days()).toMillis()),
        rows);
  }

  private static void enter(
      Event event, RewardSettlement settlement, Map<String, TimelineBuilder> timelines) {
    if (event instanceof Exposure exposure) {
      builder(timelines, exposure.userId()).add(settlement.remember(settlement.open(exposure)));
    } else if (event instanceof UserEvent act) {
      FactsOf.event(act, (user, fact) -> builder(timelines, user).add(settlement.trim(fact)));
    }
  }

  private static TimelineBuilder builder(Map<String, TimelineBuilder> timelines, String user) {
    return timelines.computeIfAbsent(user, TimelineBuilder::new);
  }

  /** What is learned from some of the rows, in the order of the strategies. */
  List<StrategyModel> learnedFrom(List<TrainingRow> some) {
    StrategySums sums = new StrategySums(terms);
    some.forEach(sums::add);
    StrategyFit fit = StrategyFit.under(terms);
    List<StrategyModel> models = new ArrayList<>();
    sums.statistics()
        .forEach((strategy, statistics) -> fit.model(strategy, statistics).ifPresent(models::add));
    return models;
  }
}
