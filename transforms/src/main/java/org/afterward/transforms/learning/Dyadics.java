package org.afterward.transforms.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.VarIntCoder;

/** Lists of exact numbers: their sums, and their bytes within a job. */
final class Dyadics {

  private Dyadics() {}

  /** Number by number. */
  static List<Dyadic> plus(List<Dyadic> some, List<Dyadic> more) {
    List<Dyadic> both = new ArrayList<>(some.size());
    for (int i = 0; i < some.size(); i++) {
      both.add(some.get(i).plus(more.get(i)));
    }
    return both;
  }

  /** Equal ones have equal bytes. */
  static void encode(List<Dyadic> numbers, OutputStream out) throws IOException {
    VarIntCoder.of().encode(numbers.size(), out);
    for (Dyadic number : numbers) {
      VarIntCoder.of().encode(number.exponent(), out);
      ByteArrayCoder.of().encode(number.digits().toByteArray(), out);
    }
  }

  static List<Dyadic> decode(InputStream in) throws IOException {
    int count = VarIntCoder.of().decode(in);
    List<Dyadic> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int exponent = VarIntCoder.of().decode(in);
      byte[] digits = ByteArrayCoder.of().decode(in);
      if (digits.length == 0) {
        throw new CoderException("an exact number is damaged");
      }
      numbers.add(Dyadic.of(new BigInteger(digits), exponent));
    }
    return numbers;
  }
}
