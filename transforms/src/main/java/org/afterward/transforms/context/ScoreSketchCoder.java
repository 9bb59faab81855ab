package org.afterward.transforms.context;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.Bytes;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ScoreSketch}, as DataSketches writes them, behind their length. */
final class ScoreSketchCoder extends AtomicCoder<ScoreSketch> {

  private static final long serialVersionUID = 1;

  private static final ScoreSketchCoder INSTANCE = new ScoreSketchCoder();

  private ScoreSketchCoder() {}

  static ScoreSketchCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(ScoreSketch sketch, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(sketch.bytes().array(), out);
  }

  @Override
  public ScoreSketch decode(InputStream in) throws IOException {
    byte[] bytes = ByteArrayCoder.of().decode(in);
    try {
      return ScoreSketch.read(Bytes.wrap(bytes));
    } catch (IllegalArgumentException e) {
      throw new CoderException("ScoreSketch is damaged", e);
    }
  }
}
