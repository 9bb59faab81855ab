package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link OpenExposure}. */
public final class OpenExposureCoder extends RecordCoder<OpenExposure> {

  private static final long serialVersionUID = 1;

  private static final OpenExposureCoder INSTANCE = new OpenExposureCoder();

  private OpenExposureCoder() {
    super(OpenExposure.class);
  }

  public static OpenExposureCoder of() {
    return INSTANCE;
  }

  @Override
  void write(OpenExposure exposure, WireOutput out) throws CoderException {
    out.writeText("OpenExposure.exposureId", exposure.exposureId());
    out.writeText("OpenExposure.userId", exposure.userId());
    out.writeLong(exposure.shownAt());
    out.writeLong(exposure.strategyId());
    ServingCoder.of().writeWithin(exposure.serving(), out);
  }

  @Override
  OpenExposure read(WireInput in) throws CoderException {
    return new OpenExposure(
        in.readText("OpenExposure.exposureId"),
        in.readText("OpenExposure.userId"),
        in.readLong("OpenExposure.shownAt"),
        in.readInt("OpenExposure.strategyId"),
        ServingCoder.of().readWithin(in));
  }
}
