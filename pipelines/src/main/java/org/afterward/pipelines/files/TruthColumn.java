package org.afterward.pipelines.files;

import java.util.Arrays;
import java.util.EnumSet;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** A column of true and false; what is absent is false. */
final class TruthColumn extends Column {

  private boolean[] values = {};

  TruthColumn(@Nullable Leaf leaf) {
    super(leaf);
    ColumnTypes.check(leaf, EnumSet.of(PrimitiveTypeName.BOOLEAN), "true and false");
  }

  boolean at(int place) {
    return isThere() && values[place];
  }

  @Override
  void makeRoom(int places) {
    if (values.length < places) {
      values = Arrays.copyOf(values, roomFor(places));
    }
  }

  @Override
  void putAbsent(int place) {
    values[place] = false;
  }

  @Override
  public void addBoolean(boolean value) {
    values[place()] = value;
  }

  @Override
  @Nullable String json(int place) {
    return values[place] ? "true" : null;
  }
}
