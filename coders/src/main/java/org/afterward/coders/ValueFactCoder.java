package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ValueFact}. */
public final class ValueFactCoder extends RecordCoder<ValueFact> {

  private static final long serialVersionUID = 1;

  private static final ValueFactCoder INSTANCE = new ValueFactCoder();

  private ValueFactCoder() {
    super(ValueFact.class);
  }

  public static ValueFactCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ValueFact value, WireOutput out) throws CoderException {
    out.writeText("ValueFact.userId", value.userId());
    FactCoder.of().writeWithin(value.fact(), out);
  }

  @Override
  ValueFact read(WireInput in) throws CoderException {
    return new ValueFact(in.readText("ValueFact.userId"), FactCoder.of().readWithin(in));
  }
}
