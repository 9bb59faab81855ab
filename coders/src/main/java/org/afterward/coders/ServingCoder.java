package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link Serving}: some 60 of a usual one. */
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
    PackedContext.writeNumber(serving.propensity(), out);
    PackedContext.write("Serving.context", serving.context(), out);
  }

  @Override
  Serving read(WireInput in) throws CoderException {
    return new Serving(
        in.readText("Serving.sessionId"),
        PackedContext.readNumber("Serving.propensity", in),
        PackedContext.read("Serving.context", in));
  }
}
