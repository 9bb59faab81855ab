package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link Fact}. */
public final class FactCoder extends RecordCoder<Fact> {

  private static final long serialVersionUID = 1;

  private static final FactCoder INSTANCE = new FactCoder();

  private FactCoder() {
    super(Fact.class);
  }

  public static FactCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Fact fact, WireOutput out) throws CoderException {
    out.writeLong(fact.at());
    out.writeText("Fact.id", fact.id());
    out.writeCount(fact.kind().code());
    out.writeLong(fact.amount());
    out.writeText("Fact.counterpart", fact.counterpart());
    out.writeText("Fact.exposure", fact.exposure());
  }

  @Override
  Fact read(WireInput in) throws CoderException {
    return new Fact(
        in.readLong("Fact.at"),
        in.readText("Fact.id"),
        in.readCode("Fact.kind", FactKind::ofCode),
        in.readLong("Fact.amount"),
        in.readText("Fact.counterpart"),
        in.readText("Fact.exposure"));
  }
}
