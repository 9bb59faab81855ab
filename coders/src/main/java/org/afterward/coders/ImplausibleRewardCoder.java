package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link ImplausibleReward}. */
public final class ImplausibleRewardCoder extends RecordCoder<ImplausibleReward> {

  private static final long serialVersionUID = 1;

  private static final ImplausibleRewardCoder INSTANCE = new ImplausibleRewardCoder();

  private ImplausibleRewardCoder() {
    super(ImplausibleReward.class);
  }

  public static ImplausibleRewardCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ImplausibleReward implausible, WireOutput out) throws CoderException {
    RewardCoder.of().writeWithin(implausible.reward(), out);
    out.writeCount(implausible.reasons().size());
    for (String reason : implausible.reasons()) {
      out.writeText("ImplausibleReward.reasons", reason);
    }
  }

  @Override
  ImplausibleReward read(WireInput in) throws CoderException {
    Reward reward = RewardCoder.of().readWithin(in);
    int count = in.readCount("ImplausibleReward.reasons", 1);
    List<String> reasons = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reasons.add(in.readText("ImplausibleReward.reasons"));
    }
    return new ImplausibleReward(reward, reasons);
  }
}
