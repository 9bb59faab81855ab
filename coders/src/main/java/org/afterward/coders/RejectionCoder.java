package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link Rejection}. */
public final class RejectionCoder extends RecordCoder<Rejection> {

  private static final long serialVersionUID = 1;

  private static final RejectionCoder INSTANCE = new RejectionCoder();

  private RejectionCoder() {
    super(Rejection.class);
  }

  public static RejectionCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Rejection rejection, WireOutput out) throws CoderException {
    out.writeText("Rejection.what", rejection.what());
    BrokenRuleCoder.writeAll(rejection.broken(), out);
    RawRecordCoder.of().writeWithin(rejection.raw(), out);
  }

  @Override
  Rejection read(WireInput in) throws CoderException {
    return new Rejection(
        in.readText("Rejection.what"),
        BrokenRuleCoder.readAll("Rejection.broken", in),
        RawRecordCoder.of().readWithin(in));
  }
}
