package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The bytes of {@link SufficientStatistics}: equal ones have equal bytes. They do not outlive a
 * job.
 */
public final class SufficientStatisticsCoder extends AtomicCoder<SufficientStatistics> {

  private static final long serialVersionUID = 1;

  private static final SufficientStatisticsCoder INSTANCE = new SufficientStatisticsCoder();

  private SufficientStatisticsCoder() {}

  public static SufficientStatisticsCoder of() {
    return INSTANCE;
  }

  /** How Beam finds it. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(SufficientStatistics.class), INSTANCE);
  }

  @Override
  public void encode(SufficientStatistics statistics, OutputStream out) throws IOException {
    VarIntCoder.of().encode(statistics.positions(), out);
    VarLongCoder.of().encode(statistics.rows(), out);
    Dyadics.encode(statistics.sums(), out);
  }

  @Override
  public SufficientStatistics decode(InputStream in) throws IOException {
    int positions = VarIntCoder.of().decode(in);
    long rows = VarLongCoder.of().decode(in);
    List<Dyadic> sums = Dyadics.decode(in);
    try {
      return SufficientStatistics.of(positions, rows, sums);
    } catch (IllegalArgumentException e) {
      throw new CoderException("SufficientStatistics are damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
