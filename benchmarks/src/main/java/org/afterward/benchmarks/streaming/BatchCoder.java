package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** The bytes of a {@link Batch}. */
final class BatchCoder extends AtomicCoder<Batch> {

  static BatchCoder of() {
    return new BatchCoder();
  }

  @Override
  public void encode(Batch batch, OutputStream out) throws IOException {
    VarIntCoder.of().encode(batch.partition(), out);
    VarLongCoder.of().encode(batch.from(), out);
    VarIntCoder.of().encode(batch.count(), out);
  }

  @Override
  public Batch decode(InputStream in) throws IOException {
    return new Batch(
        VarIntCoder.of().decode(in), VarLongCoder.of().decode(in), VarIntCoder.of().decode(in));
  }
}
