package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link Serving}. */
public final class ServingCoder extends RecordCoder<Serving> {

  private static final long serialVersionUID = 1;

  private static final ServingCoder INSTANCE = new ServingCoder();

  private ServingCoder() {
    super(Serving.class);
  }

  public static ServingCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Serving serving, WireOutput out) throws CoderException {
    out.writeText("Serving.sessionId", serving.sessionId());
    ContextVectorWire.writeNumber(serving.propensity(), out);
    ContextVectorWire.write("Serving.context", serving.context(), out);
  }

  @Override
  Serving read(WireInput in) throws CoderException {
    return new Serving(
        in.readText("Serving.sessionId"),
        ContextVectorWire.readNumber("Serving.propensity", in),
        ContextVectorWire.read("Serving.context", in));
  }
}
