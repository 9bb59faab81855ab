package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/**
 * A context vector as a field of a record. Its numbers are mostly whole, or have few decimals, and
 * then take a byte or three rather than eight; they come back to the last bit.
 */
final class ContextVectorWire {

  // How a number is written: in the two lowest bits of what stands for it.
  private static final int WHOLE = 0;
  private static final int DECIMAL = 1;
  private static final int ANY = 2;
  private static final int FORM_BITS = 2;
  private static final int FORMS = 3;

  // How the layout is written: the first one, which most have, without its name.
  private static final int USUAL_LAYOUT = 0;
  private static final int NAMED_LAYOUT = 1;

  private static final double DECIMALS = 1e4;
  private static final double LARGEST = 1L << 48;

  private ContextVectorWire() {}

  static void write(String field, ContextVector context, WireOutput out) throws CoderException {
    if (context.layout().equals(ContextVector.LAYOUT_1)) {
      out.writeCount(USUAL_LAYOUT);
    } else {
      out.writeCount(NAMED_LAYOUT);
      out.writeText(field + ".layout", context.layout());
    }
    out.writeCount(context.length());
    for (int i = 0; i < context.length(); i++) {
      writeNumber(context.get(i), out);
    }
  }

  static ContextVector read(String field, WireInput in) throws CoderException {
    String layout =
        in.readCount(field + ".layout") == USUAL_LAYOUT
            ? ContextVector.LAYOUT_1
            : in.readText(field + ".layout");
    double[] values = new double[in.readCount(field, 1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = readNumber(field, in);
    }
    return ContextVector.of(layout, values);
  }

  static void writeNumber(double number, WireOutput out) throws CoderException {
    if (isWhole(number)) {
      out.writeLong((long) number << FORM_BITS | WHOLE);
    } else if (isWhole(Math.rint(number * DECIMALS))
        && sameBits(Math.rint(number * DECIMALS) / DECIMALS, number)) {
      out.writeLong(Math.round(number * DECIMALS) << FORM_BITS | DECIMAL);
    } else {
      out.writeLong(ANY);
      out.writeDouble(number);
    }
  }

  static double readNumber(String field, WireInput in) throws CoderException {
    long written = in.readLong(field);
    long number = written >> FORM_BITS;
    return switch ((int) (written & FORMS)) {
      case WHOLE -> number;
      case DECIMAL -> number / DECIMALS;
      case ANY -> in.readDouble(field);
      default -> throw new CoderException(field + " is no number");
    };
  }

  /** Whether it is the same after having been a {@code long}; minus zero is not. */
  private static boolean isWhole(double number) {
    return Math.abs(number) < LARGEST && sameBits((double) (long) number, number);
  }

  private static boolean sameBits(double one, double other) {
    return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
  }
}
