package org.afterward.pipelines.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** A column of numbers, whichever way they are kept. {@code NaN} is absent; infinity is odd. */
final class NumberColumn extends Column {

  private final int scale;
  private double[] values = {};

  private NumberColumn(@Nullable Leaf leaf, boolean truthsToo) {
    super(leaf);
    scale = ColumnTypes.checkNumbers(leaf, truthsToo);
  }

  static NumberColumn of(@Nullable Leaf leaf) {
    return new NumberColumn(leaf, false);
  }

  /** A column in which true counts as 1 and false as 0. */
  static NumberColumn orTruths(@Nullable Leaf leaf) {
    return new NumberColumn(leaf, true);
  }

  /** The number, or {@code NaN} where it is absent. */
  double at(int place) {
    return isThere() ? values[place] : Double.NaN;
  }

  /** The numbers of a row, of a repeated column. */
  double[] slice(int ofRow) {
    return Arrays.copyOfRange(values, begin(ofRow), end(ofRow));
  }

  @Override
  void makeRoom(int places) {
    if (values.length < places) {
      values = Arrays.copyOf(values, roomFor(places));
    }
  }

  @Override
  void putAbsent(int place) {
    values[place] = Double.NaN;
  }

  @Override
  public void addDouble(double value) {
    if (Double.isInfinite(value)) {
      putOdd(value > 0 ? "1e999" : "-1e999");
    } else {
      values[place()] = value;
    }
  }

  @Override
  public void addFloat(float value) {
    addDouble(value);
  }

  @Override
  public void addInt(int value) {
    addLong(value);
  }

  @Override
  public void addLong(long value) {
    values[place()] = scale == 0 ? value : BigDecimal.valueOf(value, scale).doubleValue();
  }

  @Override
  public void addBinary(Binary value) {
    addDouble(new BigDecimal(new BigInteger(value.getBytes()), scale).doubleValue());
  }

  @Override
  public void addBoolean(boolean value) {
    values[place()] = value ? 1 : 0;
  }

  @Override
  @Nullable String json(int place) {
    return Double.isNaN(values[place]) ? null : Double.toString(values[place]);
  }
}
