package org.afterward.coders;

import java.math.BigInteger;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link ExactSum}: the power of two, and the whole number in two's complement. */
public final class ExactSumCoder extends RecordCoder<ExactSum> {

  private static final long serialVersionUID = 1;

  /** A power of two beyond this takes more doubles than anybody can add up. */
  private static final int GREATEST_EXPONENT = 2048;

  private static final ExactSumCoder INSTANCE = new ExactSumCoder();

  private ExactSumCoder() {
    super(ExactSum.class);
  }

  public static ExactSumCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ExactSum sum, WireOutput out) throws CoderException {
    out.writeLong(sum.exponent());
    out.writeBytes(Bytes.wrap(sum.digits().toByteArray()));
  }

  @Override
  ExactSum read(WireInput in) throws CoderException {
    int exponent = in.readInt("ExactSum.exponent");
    Bytes digits = in.readBytes("ExactSum.digits");
    if (digits.length() == 0) {
      throw new CoderException("ExactSum.digits are missing");
    }
    if (exponent < ExactSum.LEAST_EXPONENT || exponent > GREATEST_EXPONENT) {
      throw outOfRange(exponent);
    }
    ExactSum sum = ExactSum.of(new BigInteger(digits.array()), exponent);
    if (sum.exponent() > GREATEST_EXPONENT) {
      throw outOfRange(sum.exponent());
    }
    return sum;
  }

  private static CoderException outOfRange(int exponent) {
    return new CoderException("ExactSum.exponent is that of no sum of doubles: " + exponent);
  }
}
