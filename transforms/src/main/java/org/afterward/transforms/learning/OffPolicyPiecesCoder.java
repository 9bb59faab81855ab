package org.afterward.transforms.learning;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** The bytes of pieces, which live no longer than their job. */
final class OffPolicyPiecesCoder extends AtomicCoder<OffPolicyPieces> {

  private static final long serialVersionUID = 1;

  private static final OffPolicyPiecesCoder INSTANCE = new OffPolicyPiecesCoder();

  private OffPolicyPiecesCoder() {}

  static OffPolicyPiecesCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(OffPolicyPieces pieces, OutputStream out) {
    pieces.write(new OffPolicyOutput(out));
  }

  @Override
  public OffPolicyPieces decode(InputStream in) {
    return OffPolicyPieces.read(new OffPolicyInput(in));
  }
}
