package org.afterward.transforms.context;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.Box;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** The bytes of a {@link PopulationKey}: equal keys have equal bytes. */
final class PopulationKeyCoder extends AtomicCoder<PopulationKey> {

  private static final long serialVersionUID = 1;

  private static final PopulationKeyCoder INSTANCE = new PopulationKeyCoder();

  private PopulationKeyCoder() {}

  static PopulationKeyCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(PopulationKey key, OutputStream out) throws IOException {
    VarLongCoder.of().encode(key.day(), out);
    VarIntCoder.of().encode(key.box().code(), out);
    StringUtf8Coder.of().encode(key.policy(), out);
  }

  @Override
  public PopulationKey decode(InputStream in) throws IOException {
    long day = VarLongCoder.of().decode(in);
    int code = VarIntCoder.of().decode(in);
    Box box = Box.ofCode(code);
    if (box == null) {
      throw new CoderException("PopulationKey.box has the unknown code " + code);
    }
    return new PopulationKey(day, box, StringUtf8Coder.of().decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
