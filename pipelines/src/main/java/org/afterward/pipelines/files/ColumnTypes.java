package org.afterward.pipelines.files;

import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Which types of a Parquet file can hold what is wanted. */
final class ColumnTypes {

  private ColumnTypes() {}

  static void check(@Nullable Leaf leaf, Set<PrimitiveTypeName> wanted, String what) {
    if (leaf != null && !wanted.contains(leaf.type().getPrimitiveTypeName())) {
      throw wrong(leaf, what);
    }
  }

  /** The scale of the decimal numbers in a column; 0 for other numbers. */
  static int checkNumbers(@Nullable Leaf leaf, boolean truthsToo) {
    if (leaf == null) {
      return 0;
    }
    LogicalTypeAnnotation means = leaf.type().getLogicalTypeAnnotation();
    int scale = means instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0;
    boolean fits =
        switch (leaf.type().getPrimitiveTypeName()) {
          case INT32, INT64, FLOAT, DOUBLE ->
              means == null
                  || means instanceof IntLogicalTypeAnnotation
                  || means instanceof DecimalLogicalTypeAnnotation;
          case BINARY, FIXED_LEN_BYTE_ARRAY -> means instanceof DecimalLogicalTypeAnnotation;
          case BOOLEAN -> truthsToo;
          case INT96 -> false;
        };
    if (!fits) {
      throw wrong(leaf, truthsToo ? "numbers, or true and false" : "numbers");
    }
    return scale;
  }

  static WrongColumnException wrong(Leaf leaf, String wanted) {
    return new WrongColumnException(
        "its column "
            + leaf.name()
            + " should hold "
            + wanted
            + ", but is "
            + LeafFinder.oneLine(leaf.type()));
  }
}
