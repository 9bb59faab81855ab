package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link TrainingRow}. */
public final class TrainingRowCoder extends RecordCoder<TrainingRow> {

  private static final long serialVersionUID = 1;

  private static final TrainingRowCoder INSTANCE = new TrainingRowCoder();

  private TrainingRowCoder() {
    super(TrainingRow.class);
  }

  public static TrainingRowCoder of() {
    return INSTANCE;
  }

  @Override
  void write(TrainingRow row, WireOutput out) throws CoderException {
    out.writeLong(row.strategyId());
    out.writeText("TrainingRow.exposureId", row.exposureId());
    out.writeText("TrainingRow.userId", row.userId());
    out.writeLong(row.at());
    ContextVectorWire.writeNumber(row.propensity(), out);
    ContextVectorWire.write("TrainingRow.context", row.context(), out);
    out.writeLong(row.rewardMicros());
    out.writeLong(row.revision());
    out.writeText("TrainingRow.policy", row.policy());
    out.writeCount(row.attribution().code());
  }

  @Override
  TrainingRow read(WireInput in) throws CoderException {
    return new TrainingRow(
        in.readInt("TrainingRow.strategyId"),
        in.readText("TrainingRow.exposureId"),
        in.readText("TrainingRow.userId"),
        in.readLong("TrainingRow.at"),
        ContextVectorWire.readNumber("TrainingRow.propensity", in),
        ContextVectorWire.read("TrainingRow.context", in),
        in.readLong("TrainingRow.rewardMicros"),
        in.readInt("TrainingRow.revision"),
        in.readText("TrainingRow.policy"),
        in.readCode("TrainingRow.attribution", CreditPolicy::ofCode));
  }
}
