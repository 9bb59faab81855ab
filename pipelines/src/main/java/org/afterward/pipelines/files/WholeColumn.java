package org.afterward.pipelines.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers, whichever way they are kept; what is absent is 0. A fraction, or a
 * number that is too large, is odd.
 */
final class WholeColumn extends Column {

  private final long least;
  private final long most;
  private final int scale;
  private long[] values = {};

  private WholeColumn(@Nullable Leaf leaf, long least, long most) {
    super(leaf);
    this.least = least;
    this.most = most;
    scale = ColumnTypes.checkNumbers(leaf, false);
  }

  static WholeColumn ofInts(@Nullable Leaf leaf) {
    return new WholeColumn(leaf, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static WholeColumn ofLongs(@Nullable Leaf leaf) {
    return new WholeColumn(leaf, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  long at(int place) {
    return isThere() ? values[place] : 0;
  }

  int intAt(int place) {
    return (int) at(place);
  }

  @Override
  void makeRoom(int places) {
    if (values.length < places) {
      values = Arrays.copyOf(values, roomFor(places));
    }
  }

  @Override
  void putAbsent(int place) {
    values[place] = 0;
  }

  @Override
  public void addLong(long value) {
    if (scale != 0) {
      putExactly(BigDecimal.valueOf(value, scale));
    } else {
      put(value);
    }
  }

  @Override
  public void addInt(int value) {
    addLong(value);
  }

  @Override
  public void addDouble(double value) {
    if (Double.isNaN(value)) {
      putAbsent(place());
    } else if (Double.isInfinite(value)) {
      putOdd(value > 0 ? "1e999" : "-1e999");
    } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      put((long) value);
    } else {
      putOdd(Double.toString(value));
    }
  }

  @Override
  public void addFloat(float value) {
    addDouble(value);
  }

  @Override
  public void addBinary(Binary value) {
    putExactly(new BigDecimal(new BigInteger(value.getBytes()), scale));
  }

  private void putExactly(BigDecimal value) {
    try {
      put(value.longValueExact());
    } catch (ArithmeticException e) {
      putOdd(value.toString());
    }
  }

  private void put(long value) {
    if (value < least || value > most) {
      putOdd(Long.toString(value));
    } else {
      values[place()] = value;
    }
  }

  @Override
  @Nullable String json(int place) {
    return values[place] == 0 ? null : Long.toString(values[place]);
  }
}
