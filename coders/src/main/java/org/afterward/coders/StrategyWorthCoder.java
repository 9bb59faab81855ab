package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link StrategyWorth}. */
public final class StrategyWorthCoder extends RecordCoder<StrategyWorth> {

  private static final long serialVersionUID = 1;

  private static final StrategyWorthCoder INSTANCE = new StrategyWorthCoder();

  private StrategyWorthCoder() {
    super(StrategyWorth.class);
  }

  public static StrategyWorthCoder of() {
    return INSTANCE;
  }

  @Override
  void write(StrategyWorth worth, WireOutput out) throws CoderException {
    out.writeText("StrategyWorth.policy", worth.policy());
    out.writeCount(worth.attribution().code());
    out.writeLong(worth.strategyId());
    out.writeLong(worth.rewards());
    out.writeLong(worth.totalMicros());
  }

  @Override
  StrategyWorth read(WireInput in) throws CoderException {
    return new StrategyWorth(
        in.readText("StrategyWorth.policy"),
        in.readCode("StrategyWorth.attribution", CreditPolicy::ofCode),
        in.readInt("StrategyWorth.strategyId"),
        in.readLong("StrategyWorth.rewards"),
        in.readLong("StrategyWorth.totalMicros"));
  }
}
