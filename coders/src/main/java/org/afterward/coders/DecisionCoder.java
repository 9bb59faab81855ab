package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link Decision}. */
public final class DecisionCoder extends RecordCoder<Decision> {

  private static final long serialVersionUID = 1;

  private static final DecisionCoder INSTANCE = new DecisionCoder();

  private DecisionCoder() {
    super(Decision.class);
  }

  public static DecisionCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Decision decision, WireOutput out) throws CoderException {
    out.writeLong(decision.at());
    out.writeText("Decision.id", decision.id());
    out.writeBytes(decision.brief());
  }

  @Override
  Decision read(WireInput in) throws CoderException {
    return new Decision(
        in.readLong("Decision.at"), in.readText("Decision.id"), in.readBytes("Decision.brief"));
  }
}
