package org.afterward.pipelines.files;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** A column of texts. Those that stand in a dictionary are made once for all of their rows. */
final class TextColumn extends Column {

  private static final Set<PrimitiveTypeName> TEXT = EnumSet.of(PrimitiveTypeName.BINARY);
  private static final Set<PrimitiveTypeName> ANYTHING =
      EnumSet.of(
          PrimitiveTypeName.BINARY,
          PrimitiveTypeName.BOOLEAN,
          PrimitiveTypeName.INT32,
          PrimitiveTypeName.INT64,
          PrimitiveTypeName.FLOAT,
          PrimitiveTypeName.DOUBLE);

  private final boolean isText;
  private @Nullable String[] values = {};
  private String[] dictionary = {};

  private TextColumn(@Nullable Leaf leaf, Set<PrimitiveTypeName> wanted) {
    super(leaf);
    ColumnTypes.check(leaf, wanted, "texts");
    isText = leaf != null && leaf.type().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }

  static TextColumn of(@Nullable Leaf leaf) {
    return new TextColumn(leaf, TEXT);
  }

  /** A column of which numbers, and true and false, are taken as texts too. */
  static TextColumn ofAnything(@Nullable Leaf leaf) {
    return new TextColumn(leaf, ANYTHING);
  }

  /** The text, or empty where it is absent. */
  String at(int place) {
    String value = orNull(place);
    return value == null ? "" : value;
  }

  /** The text, or null where it is absent. */
  @Nullable String orNull(int place) {
    return isThere() ? values[place] : null;
  }

  @Override
  void makeRoom(int places) {
    if (values.length < places) {
      values = Arrays.copyOf(values, roomFor(places));
    }
  }

  @Override
  void putAbsent(int place) {
    values[place] = null;
  }

  @Override
  public boolean hasDictionarySupport() {
    return isText;
  }

  @Override
  public void setDictionary(Dictionary from) {
    dictionary = new String[from.getMaxId() + 1];
    for (int id = 0; id < dictionary.length; id++) {
      dictionary[id] = from.decodeToBinary(id).toStringUsingUTF8();
    }
  }

  @Override
  public void addValueFromDictionary(int id) {
    values[place()] = dictionary[id];
  }

  @Override
  public void addBinary(Binary value) {
    values[place()] = value.toStringUsingUTF8();
  }

  @Override
  public void addBoolean(boolean value) {
    values[place()] = Boolean.toString(value);
  }

  @Override
  public void addInt(int value) {
    values[place()] = Integer.toString(value);
  }

  @Override
  public void addLong(long value) {
    values[place()] = Long.toString(value);
  }

  @Override
  public void addFloat(float value) {
    values[place()] = Float.toString(value);
  }

  @Override
  public void addDouble(double value) {
    values[place()] = Double.toString(value);
  }

  @Override
  @Nullable String json(int place) {
    String value = values[place];
    return value == null ? null : RowJson.quote(value);
  }
}
