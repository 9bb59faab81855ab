package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.afterward.coders.ExactSum;
import org.afterward.coders.ExactSumCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/** Where the parts of a tally read themselves again, in the order in which they were written. */
final class OffPolicyInput {

  private final InputStream in;

  OffPolicyInput(InputStream in) {
    this.in = in;
  }

  long number() {
    return attempt(() -> VarInt.decodeLong(in));
  }

  double realNumber() {
    return Double.longBitsToDouble(number());
  }

  String text() {
    return attempt(() -> StringUtf8Coder.of().decode(in));
  }

  void sums(ExactSum[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = attempt(() -> ExactSumCoder.of().decode(in));
    }
  }

  private interface Attempt<T> {
    T make() throws IOException;
  }

  private static <T> T attempt(Attempt<T> attempt) {
    try {
      return attempt.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
