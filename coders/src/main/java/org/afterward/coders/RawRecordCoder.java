package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link RawRecord}. */
public final class RawRecordCoder extends RecordCoder<RawRecord> {

  private static final long serialVersionUID = 1;

  private static final RawRecordCoder INSTANCE = new RawRecordCoder();

  private RawRecordCoder() {
    super(RawRecord.class);
  }

  public static RawRecordCoder of() {
    return INSTANCE;
  }

  @Override
  void write(RawRecord raw, WireOutput out) throws CoderException {
    out.writeBytes(raw.bytes());
    out.writeText("RawRecord.origin", raw.origin());
    out.writeLong(raw.offset());
    out.writeLongOrNone(raw.arrivedAt());
  }

  @Override
  RawRecord read(WireInput in) throws CoderException {
    return new RawRecord(
        in.readBytes("RawRecord.bytes"),
        in.readText("RawRecord.origin"),
        in.readLong("RawRecord.offset"),
        in.readLongOrNone("RawRecord.arrivedAt"));
  }
}
