package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link StrategyChoice}. */
public final class StrategyChoiceCoder extends RecordCoder<StrategyChoice> {

  private static final long serialVersionUID = 1;

  private static final StrategyChoiceCoder INSTANCE = new StrategyChoiceCoder();

  private StrategyChoiceCoder() {
    super(StrategyChoice.class);
  }

  public static StrategyChoiceCoder of() {
    return INSTANCE;
  }

  @Override
  void write(StrategyChoice choice, WireOutput out) throws CoderException {
    out.writeText("StrategyChoice.id", choice.id());
    ContextVectorWire.write("StrategyChoice.context", choice.context(), out);
    out.writeLong(choice.strategyId());
    out.writeDouble(choice.propensity());
    out.writeDouble(choice.expectedReward());
    out.writeText("StrategyChoice.rule", choice.rule());
  }

  @Override
  StrategyChoice read(WireInput in) throws CoderException {
    return new StrategyChoice(
        in.readText("StrategyChoice.id"),
        ContextVectorWire.read("StrategyChoice.context", in),
        in.readInt("StrategyChoice.strategyId"),
        in.readDouble("StrategyChoice.propensity"),
        in.readDouble("StrategyChoice.expectedReward"),
        in.readText("StrategyChoice.rule"));
  }
}
