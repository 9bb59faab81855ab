package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The bytes of {@link FoldedStatistics}: equal ones have equal bytes. They live as long as a job.
 */
public final class FoldedStatisticsCoder extends AtomicCoder<FoldedStatistics> {

  private static final long serialVersionUID = 1;

  private static final FoldedStatisticsCoder INSTANCE = new FoldedStatisticsCoder();

  private static final Coder<List<SufficientStatistics>> FOLDS =
      ListCoder.of(SufficientStatisticsCoder.of());

  private FoldedStatisticsCoder() {}

  public static FoldedStatisticsCoder of() {
    return INSTANCE;
  }

  /** How Beam finds it. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(FoldedStatistics.class), INSTANCE);
  }

  @Override
  public void encode(FoldedStatistics statistics, OutputStream out) throws IOException {
    FOLDS.encode(statistics.folds(), out);
  }

  @Override
  public FoldedStatistics decode(InputStream in) throws IOException {
    try {
      return new FoldedStatistics(FOLDS.decode(in));
    } catch (IllegalArgumentException e) {
      throw new CoderException("FoldedStatistics are damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
