package org.afterward.transforms.delay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.ExposureValue;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Sums up a strategy's values where they are: some 300 KiB a strategy, however many come. */
final class GatherValues extends CombineFn<ExposureValue, ValueSums, ValueSums> {

  private static final long serialVersionUID = 1;

  private final int hours;

  GatherValues(int hours) {
    this.hours = hours;
  }

  @Override
  public ValueSums createAccumulator() {
    return ValueSums.over(hours);
  }

  @Override
  public ValueSums addInput(ValueSums sums, ExposureValue value) {
    sums.add(value);
    return sums;
  }

  @Override
  public ValueSums mergeAccumulators(Iterable<ValueSums> parts) {
    ValueSums all = createAccumulator();
    parts.forEach(all::addAll);
    return all;
  }

  @Override
  public ValueSums extractOutput(ValueSums sums) {
    return sums;
  }

  @Override
  public Coder<ValueSums> getAccumulatorCoder(CoderRegistry registry, Coder<ExposureValue> inputs) {
    return new SumsCoder();
  }

  @Override
  public Coder<ValueSums> getDefaultOutputCoder(
      CoderRegistry registry, Coder<ExposureValue> inputs) {
    return new SumsCoder();
  }

  /** Their bytes, which live no longer than the job. */
  private static final class SumsCoder extends CustomCoder<ValueSums> {

    private static final long serialVersionUID = 1;

    @Override
    public void encode(ValueSums sums, OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      sums.writeTo(data);
      data.flush();
    }

    @Override
    public ValueSums decode(InputStream in) throws IOException {
      return ValueSums.readFrom(new DataInputStream(in));
    }

    @Override
    public void verifyDeterministic() {
      // The same values give the same bytes.
    }
  }
}
