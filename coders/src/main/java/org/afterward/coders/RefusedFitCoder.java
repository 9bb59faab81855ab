package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link RefusedFit}. */
public final class RefusedFitCoder extends RecordCoder<RefusedFit> {

  private static final long serialVersionUID = 1;

  private static final RefusedFitCoder INSTANCE = new RefusedFitCoder();

  private RefusedFitCoder() {
    super(RefusedFit.class);
  }

  public static RefusedFitCoder of() {
    return INSTANCE;
  }

  @Override
  void write(RefusedFit refused, WireOutput out) throws CoderException {
    out.writeLong(refused.strategyId());
    out.writeLong(refused.rows());
    out.writeText("RefusedFit.reason", refused.reason());
  }

  @Override
  RefusedFit read(WireInput in) throws CoderException {
    return new RefusedFit(
        in.readInt("RefusedFit.strategyId"),
        in.readLong("RefusedFit.rows"),
        in.readText("RefusedFit.reason"));
  }
}
