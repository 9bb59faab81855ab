package org.afterward.transforms.delay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.ProjectedReward;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Counts a strategy's projected rewards where they are: some KiB, however many come. */
final class GatherImmature extends CombineFn<ProjectedReward, ImmatureSums, ImmatureSums> {

  private static final long serialVersionUID = 1;

  @Override
  public ImmatureSums createAccumulator() {
    return new ImmatureSums();
  }

  @Override
  public ImmatureSums addInput(ImmatureSums sums, ProjectedReward reward) {
    sums.add(reward);
    return sums;
  }

  @Override
  public ImmatureSums mergeAccumulators(Iterable<ImmatureSums> parts) {
    ImmatureSums all = createAccumulator();
    parts.forEach(all::addAll);
    return all;
  }

  @Override
  public ImmatureSums extractOutput(ImmatureSums sums) {
    return sums;
  }

  @Override
  public Coder<ImmatureSums> getAccumulatorCoder(
      CoderRegistry registry, Coder<ProjectedReward> inputs) {
    return new SumsCoder();
  }

  @Override
  public Coder<ImmatureSums> getDefaultOutputCoder(
      CoderRegistry registry, Coder<ProjectedReward> inputs) {
    return new SumsCoder();
  }

  /** Their bytes, which live no longer than the job. */
  private static final class SumsCoder extends CustomCoder<ImmatureSums> {

    private static final long serialVersionUID = 1;

    @Override
    public void encode(ImmatureSums sums, OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      sums.writeTo(data);
      data.flush();
    }

    @Override
    public ImmatureSums decode(InputStream in) throws IOException {
      return ImmatureSums.readFrom(new DataInputStream(in));
    }

    @Override
    public void verifyDeterministic() {
      // The same rewards give the same bytes.
    }
  }
}
