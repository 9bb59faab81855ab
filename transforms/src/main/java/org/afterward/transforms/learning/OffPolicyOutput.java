package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.afterward.coders.ExactSums;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/** Where the parts of a tally write themselves; it lives no longer than its job. */
final class OffPolicyOutput {

  private final OutputStream out;

  OffPolicyOutput(OutputStream out) {
    this.out = out;
  }

  void number(long number) {
    attempt(() -> VarInt.encode(number, out));
  }

  void realNumber(double number) {
    number(Double.doubleToLongBits(number));
  }

  void text(String text) {
    attempt(() -> StringUtf8Coder.of().encode(text, out));
  }

  void sums(ExactSums sums) {
    attempt(() -> sums.writeTo(out));
  }

  private interface Attempt {
    void make() throws IOException;
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
