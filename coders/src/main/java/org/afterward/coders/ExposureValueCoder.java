package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ExposureValue.Step;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link ExposureValue}. */
public final class ExposureValueCoder extends RecordCoder<ExposureValue> {

  private static final long serialVersionUID = 1;

  private static final ExposureValueCoder INSTANCE = new ExposureValueCoder();

  /** A step is two numbers. */
  private static final int LEAST_STEP_BYTES = 2;

  private ExposureValueCoder() {
    super(ExposureValue.class);
  }

  public static ExposureValueCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ExposureValue value, WireOutput out) throws CoderException {
    OpenExposureCoder.of().writeWithin(value.exposure(), out);
    out.writeLong(value.horizonHours());
    out.writeLong(value.watchedHours());
    out.writeCount(value.steps().size());
    for (Step step : value.steps()) {
      out.writeLong(step.hour());
      out.writeLong(step.micros());
    }
    out.writeLong(value.returnedBy());
    out.writeLong(value.stayedBy());
    out.writeLong(value.leftBy());
    out.writeLong(value.endMicros());
  }

  @Override
  ExposureValue read(WireInput in) throws CoderException {
    return new ExposureValue(
        OpenExposureCoder.of().readWithin(in),
        in.readInt("ExposureValue.horizonHours"),
        in.readInt("ExposureValue.watchedHours"),
        readSteps(in),
        in.readInt("ExposureValue.returnedBy"),
        in.readInt("ExposureValue.stayedBy"),
        in.readInt("ExposureValue.leftBy"),
        in.readLong("ExposureValue.endMicros"));
  }

  private static List<Step> readSteps(WireInput in) throws CoderException {
    int count = in.readCount("ExposureValue.steps", LEAST_STEP_BYTES);
    List<Step> steps = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      steps.add(
          new Step(
              in.readInt("ExposureValue.steps.hour"), in.readLong("ExposureValue.steps.micros")));
    }
    return steps;
  }
}
