package org.afterward.benchmarks.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.FactKind;
import org.afterward.coders.Reward;
import org.afterward.coders.TimelineBuilder;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardSettlement;
import org.afterward.transforms.waiting.WaitingRoom;
import org.junit.jupiter.api.Test;

/** The opponent's own arithmetic gives what ours gives, before anything is measured. */
class HandWrittenRewardTest {

  private static final ArrivalPlan HOT = new ArrivalPlan(2, 2, true);

  @Test
  void the_hot_users_rewards_are_ours() {
    TimelineBuilder timeline = new TimelineBuilder("usr_000002");
    List<KeptFact> facts = new ArrayList<>();
    List<KeptExposure> shown = new ArrayList<>();
    Arrivals arrivals = new Arrivals(HOT, 0);
    for (long place = 0; place < arrivals.size() / 10; place++) {
      Arrival arrival = arrivals.get(place);
      if (arrival.user().equals("usr_000002")) {
        timeline.add(Translation.entry(arrival));
        FactKind kind = arrival.kind();
        if (kind == null) {
          shown.add(new KeptExposure(arrival.at(), arrival.id(), arrival.number()));
        } else {
          facts.add(new KeptFact(arrival.at(), arrival.id(), kind, arrival.number()));
        }
      }
    }
    facts.sort(KeptFact.BY_TIME_AND_ID);
    shown.sort((one, other) -> Long.compare(one.at(), other.at()));

    List<Reward> theirs = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      theirs.add(
          HandWrittenReward.of("usr_000002", shown.get(i), facts, shown.subList(i, shown.size())));
    }

    List<Reward> ours = new ArrayList<>();
    new WaitingRoom<>(RewardSettlement.under(RewardPolicy.standard()), timeline.build())
        .advanceTo(Long.MAX_VALUE, ours::add);
    assertThat(theirs).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(ours);
  }
}
