package org.afterward.transforms.learning;

import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.LoggedChoice;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/** Sums the choices of a piece of evidence up. */
final class OffPolicySumming
    extends Combine.CombineFn<LoggedChoice, OffPolicyPiece, OffPolicyPiece> {

  private static final long serialVersionUID = 1;

  private final OffPolicySettings settings;

  OffPolicySumming(OffPolicySettings settings) {
    this.settings = settings;
  }

  @Override
  public OffPolicyPiece createAccumulator() {
    return new OffPolicyPiece();
  }

  @Override
  public OffPolicyPiece addInput(OffPolicyPiece piece, LoggedChoice choice) {
    OffPolicyContract.require(choice);
    piece.add(OffPolicyFeature.of(choice, settings));
    return piece;
  }

  @Override
  public OffPolicyPiece mergeAccumulators(Iterable<OffPolicyPiece> parts) {
    OffPolicyPiece whole = createAccumulator();
    parts.forEach(whole::add);
    return whole;
  }

  @Override
  public OffPolicyPiece extractOutput(OffPolicyPiece piece) {
    return piece;
  }

  @Override
  public Coder<OffPolicyPiece> getAccumulatorCoder(
      CoderRegistry registry, Coder<LoggedChoice> input) {
    return PieceCoder.INSTANCE;
  }

  @Override
  public Coder<OffPolicyPiece> getDefaultOutputCoder(
      CoderRegistry registry, Coder<LoggedChoice> input) {
    return PieceCoder.INSTANCE;
  }

  /** The bytes of a piece, which lives no longer than its job. */
  private static final class PieceCoder extends AtomicCoder<OffPolicyPiece> {

    private static final long serialVersionUID = 1;

    private static final PieceCoder INSTANCE = new PieceCoder();

    @Override
    public void encode(OffPolicyPiece piece, OutputStream out) {
      piece.write(new OffPolicyOutput(out));
    }

    @Override
    public OffPolicyPiece decode(InputStream in) {
      OffPolicyPiece piece = new OffPolicyPiece();
      piece.read(new OffPolicyInput(in));
      return piece;
    }
  }
}
