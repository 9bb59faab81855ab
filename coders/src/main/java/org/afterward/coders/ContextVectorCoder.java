package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ContextVector}. */
public final class ContextVectorCoder extends RecordCoder<ContextVector> {

  private static final long serialVersionUID = 1;

  private static final ContextVectorCoder INSTANCE = new ContextVectorCoder();

  private ContextVectorCoder() {
    super(ContextVector.class);
  }

  public static ContextVectorCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ContextVector context, WireOutput out) throws CoderException {
    ContextVectorWire.write("ContextVector", context, out);
  }

  @Override
  ContextVector read(WireInput in) throws CoderException {
    return ContextVectorWire.read("ContextVector", in);
  }
}
