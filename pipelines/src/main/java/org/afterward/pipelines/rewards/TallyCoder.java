package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BigIntegerCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** The bytes of a {@link Tally}, which lives no longer than its job. */
final class TallyCoder extends AtomicCoder<Tally> {

  private static final TallyCoder INSTANCE = new TallyCoder();

  private TallyCoder() {}

  static TallyCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Tally tally, OutputStream out) throws IOException {
    VarLongCoder.of().encode(tally.count(), out);
    BigIntegerCoder.of().encode(tally.sum(), out);
    BigIntegerCoder.of().encode(tally.squares(), out);
    StringUtf8Coder.of().encode(tally.example(), out);
  }

  @Override
  public Tally decode(InputStream in) throws IOException {
    return new Tally(
        VarLongCoder.of().decode(in),
        BigIntegerCoder.of().decode(in),
        BigIntegerCoder.of().decode(in),
        StringUtf8Coder.of().decode(in));
  }
}
