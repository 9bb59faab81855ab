package org.afterward.pipelines.dynamo;

import org.afterward.coders.EventType;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.RewardStatus;

/** What the two tables to which rewards are written have in common. */
abstract class RewardForm implements ItemForm<Reward> {

  private static final long serialVersionUID = 1;

  @Override
  public final String what() {
    return EventType.REWARD_AGGREGATION.name();
  }

  /** Early estimates are for the eye: what is in the tables, somebody trains on. */
  @Override
  public final boolean isWanted(Reward reward) {
    return reward.status() != RewardStatus.PARTIAL;
  }

  @Override
  public final String json(Reward reward) {
    return RewardJson.write(reward);
  }
}
