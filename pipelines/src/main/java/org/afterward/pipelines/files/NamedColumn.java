package org.afterward.pipelines.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column of the wire names of constants. One that names none is odd.
 *
 * @param <E> the constants
 */
final class NamedColumn<E extends Enum<E>> extends Column {

  private final Function<String, @Nullable E> named;
  private final Function<E, String> wireName;
  private final List<@Nullable E> values = new ArrayList<>();
  private String[] dictionary = {};
  private List<@Nullable E> dictionaryValues = List.of();

  NamedColumn(
      @Nullable Leaf leaf, Function<String, @Nullable E> named, Function<E, String> wireName) {
    super(leaf);
    ColumnTypes.check(leaf, EnumSet.of(PrimitiveTypeName.BINARY), "texts");
    this.named = named;
    this.wireName = wireName;
  }

  /** The constant, or null where it is absent or there is none of that name. */
  @Nullable E at(int place) {
    return isThere() ? values.get(place) : null;
  }

  @Override
  void makeRoom(int places) {
    while (values.size() < places) {
      values.add(null);
    }
  }

  @Override
  void putAbsent(int place) {
    values.set(place, null);
  }

  @Override
  public boolean hasDictionarySupport() {
    return true;
  }

  @Override
  public void setDictionary(Dictionary from) {
    dictionary = new String[from.getMaxId() + 1];
    dictionaryValues = new ArrayList<>(dictionary.length);
    for (int id = 0; id < dictionary.length; id++) {
      dictionary[id] = from.decodeToBinary(id).toStringUsingUTF8();
      dictionaryValues.add(named.apply(dictionary[id]));
    }
  }

  @Override
  public void addValueFromDictionary(int id) {
    put(dictionaryValues.get(id), dictionary[id]);
  }

  @Override
  public void addBinary(Binary value) {
    String text = value.toStringUsingUTF8();
    put(named.apply(text), text);
  }

  private void put(@Nullable E value, String text) {
    if (value == null) {
      putOdd(RowJson.quote(text));
    } else {
      values.set(place(), value);
    }
  }

  @Override
  @Nullable String json(int place) {
    E value = values.get(place);
    return value == null ? null : RowJson.quote(wireName.apply(value));
  }
}
