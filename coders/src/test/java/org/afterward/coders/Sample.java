package org.afterward.coders;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;

/** An element and the coder of its class. */
record Sample<T>(String name, Coder<T> coder, T value) {

  byte[] encoded() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    coder.encode(value, out);
    return out.toByteArray();
  }

  T decoded(byte[] bytes) throws IOException {
    return coder.decode(new ByteArrayInputStream(bytes));
  }

  /** Another value with the same coder. */
  Sample<T> with(T other) {
    return new Sample<>(name, coder, other);
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
