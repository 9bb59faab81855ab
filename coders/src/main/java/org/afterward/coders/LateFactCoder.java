package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link LateFact}. */
public final class LateFactCoder extends RecordCoder<LateFact> {

  private static final long serialVersionUID = 1;

  private static final LateFactCoder INSTANCE = new LateFactCoder();

  private LateFactCoder() {
    super(LateFact.class);
  }

  public static LateFactCoder of() {
    return INSTANCE;
  }

  @Override
  void write(LateFact late, WireOutput out) throws CoderException {
    out.writeText("LateFact.person", late.person());
    FactCoder.of().writeWithin(late.fact(), out);
    out.writeCount(late.reached());
  }

  @Override
  LateFact read(WireInput in) throws CoderException {
    return new LateFact(
        in.readText("LateFact.person"),
        FactCoder.of().readWithin(in),
        in.readCount("LateFact.reached"));
  }
}
