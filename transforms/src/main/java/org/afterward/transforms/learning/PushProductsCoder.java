package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** The bytes of {@link PushProducts}, which live no longer than their job. */
final class PushProductsCoder extends AtomicCoder<PushProducts> {

  private static final long serialVersionUID = 1;

  private static final PushProductsCoder INSTANCE = new PushProductsCoder();

  private PushProductsCoder() {}

  static PushProductsCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(PushProducts products, OutputStream out) throws IOException {
    VarLongCoder.of().encode(products.users(), out);
    Dyadics.encode(products.sums(), out);
  }

  @Override
  public PushProducts decode(InputStream in) throws IOException {
    return new PushProducts(VarLongCoder.of().decode(in), Dyadics.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
