package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link OwnRecord}. */
public final class OwnRecordCoder extends RecordCoder<OwnRecord> {

  private static final long serialVersionUID = 1;

  private static final OwnRecordCoder INSTANCE = new OwnRecordCoder();

  private OwnRecordCoder() {
    super(OwnRecord.class);
  }

  public static OwnRecordCoder of() {
    return INSTANCE;
  }

  @Override
  void write(OwnRecord record, WireOutput out) throws CoderException {
    out.writeCount(record.type().code());
    out.writeLongOrNone(record.at());
  }

  @Override
  OwnRecord read(WireInput in) throws CoderException {
    return new OwnRecord(
        in.readCode("OwnRecord.type", EventType::ofCode), in.readLongOrNone("OwnRecord.at"));
  }
}
