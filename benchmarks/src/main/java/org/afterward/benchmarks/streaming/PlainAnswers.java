package org.afterward.benchmarks.streaming;

import java.util.HashMap;
import java.util.Map;
import org.afterward.coders.Reward;
import org.afterward.coders.TimelineBuilder;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardSettlement;
import org.afterward.transforms.waiting.WaitingRoom;

/** The answers without any runner: each user's whole timeline in memory, settled at the end. */
final class PlainAnswers {

  private PlainAnswers() {}

  static void find(ArrivalPlan plan) {
    Map<String, TimelineBuilder> timelines = new HashMap<>();
    for (int partition = 0; partition < plan.partitions(); partition++) {
      Arrivals arrivals = new Arrivals(plan, partition);
      for (long place = 0; place < arrivals.size(); place++) {
        Arrival arrival = arrivals.get(place);
        timelines
            .computeIfAbsent(arrival.user(), TimelineBuilder::new)
            .add(Translation.entry(arrival));
      }
    }
    RewardSettlement settlement = RewardSettlement.under(RewardPolicy.standard());
    for (TimelineBuilder timeline : timelines.values()) {
      new WaitingRoom<>(settlement, timeline.build())
          .advanceTo(ArrivalPlan.END, (Reward reward) -> Answers.take(reward));
    }
  }
}
