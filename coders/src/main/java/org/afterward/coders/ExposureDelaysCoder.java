package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of {@link ExposureDelays}. */
public final class ExposureDelaysCoder extends RecordCoder<ExposureDelays> {

  private static final long serialVersionUID = 1;

  private static final ExposureDelaysCoder INSTANCE = new ExposureDelaysCoder();

  private ExposureDelaysCoder() {
    super(ExposureDelays.class);
  }

  public static ExposureDelaysCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ExposureDelays delays, WireOutput out) throws CoderException {
    out.writeLong(delays.strategyId());
    out.writeLong(delays.watchedMs());
    out.writeLong(delays.firstSpendMs());
    out.writeLong(delays.firstMatchMs());
    out.writeLong(delays.firstRejectionMs());
    out.writeLong(delays.accountClosedMs());
  }

  @Override
  ExposureDelays read(WireInput in) throws CoderException {
    return new ExposureDelays(
        in.readInt("ExposureDelays.strategyId"),
        in.readLong("ExposureDelays.watchedMs"),
        in.readLong("ExposureDelays.firstSpendMs"),
        in.readLong("ExposureDelays.firstMatchMs"),
        in.readLong("ExposureDelays.firstRejectionMs"),
        in.readLong("ExposureDelays.accountClosedMs"));
  }
}
