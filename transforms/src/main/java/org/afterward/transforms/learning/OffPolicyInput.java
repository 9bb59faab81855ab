package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.afterward.coders.ExactSums;
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

  ExactSums sums(int count) {
    return attempt(() -> ExactSums.readFrom(in, count));
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
