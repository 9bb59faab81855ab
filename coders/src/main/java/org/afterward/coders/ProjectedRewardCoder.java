package org.afterward.coders;

import org.afterward.coders.StrategyOutlook.Expectation;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ProjectedReward}. */
public final class ProjectedRewardCoder extends RecordCoder<ProjectedReward> {

  private static final long serialVersionUID = 1;

  private static final ProjectedRewardCoder INSTANCE = new ProjectedRewardCoder();

  private ProjectedRewardCoder() {
    super(ProjectedReward.class);
  }

  public static ProjectedRewardCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ProjectedReward reward, WireOutput out) throws CoderException {
    OpenExposureCoder.of().writeWithin(reward.exposure(), out);
    out.writeText("ProjectedReward.policy", reward.policy());
    out.writeLong(reward.horizonHours());
    out.writeLong(reward.ageHours());
    out.writeCount(reward.standing().code());
    out.writeLong(reward.creditedMicros());
    out.writeLong(reward.further().tellers());
    out.writeDouble(reward.further().mean());
    out.writeDouble(reward.further().deviation());
  }

  @Override
  ProjectedReward read(WireInput in) throws CoderException {
    return new ProjectedReward(
        OpenExposureCoder.of().readWithin(in),
        in.readText("ProjectedReward.policy"),
        in.readInt("ProjectedReward.horizonHours"),
        in.readInt("ProjectedReward.ageHours"),
        in.readCode("ProjectedReward.standing", Standing::ofCode),
        in.readLong("ProjectedReward.creditedMicros"),
        new Expectation(
            in.readLong("ProjectedReward.tellers"),
            in.readDouble("ProjectedReward.mean"),
            in.readDouble("ProjectedReward.deviation")));
  }
}
