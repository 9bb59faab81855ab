package org.afterward.pipelines.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an object whose fields nobody knows beforehand.
 *
 * @param <C> the columns of its values
 */
final class ObjectColumns<C extends Column> {

  record Field<C>(String name, C values) {}

  /** Takes a field's name, and the place of its value in a column. */
  interface FieldVisitor<C> {
    void field(String name, C values, int place);
  }

  private final List<Field<C>> fields;
  private final @Nullable TextColumn keys;
  private final @Nullable C values;

  private ObjectColumns(List<Field<C>> fields, @Nullable TextColumn keys, @Nullable C values) {
    this.fields = fields;
    this.keys = keys;
    this.values = values;
  }

  static <C extends Column> ObjectColumns<C> ofMap(TextColumn keys, C values) {
    return new ObjectColumns<>(List.of(), keys, values);
  }

  static <C extends Column> ObjectColumns<C> ofGroup(List<Field<C>> fields) {
    return new ObjectColumns<>(List.copyOf(fields), null, null);
  }

  /** Shows the fields of a row, those without a value among them. */
  void forEach(int row, FieldVisitor<C> visitor) {
    if (keys != null && values != null) {
      for (int place = keys.begin(row); place < keys.end(row); place++) {
        visitor.field(keys.at(place), values, place);
      }
    }
    for (Field<C> field : fields) {
      visitor.field(field.name(), field.values(), row);
    }
  }
}
