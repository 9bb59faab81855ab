package org.afterward.pipelines.files;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column, some rows at a time, in arrays that are used again.
 *
 * <p>A value that is not what is wanted there counts as absent; its JSON is kept, and its row is
 * marked as odd, so that {@link RowJson} can show all of the row to the judge of such things.
 */
abstract class Column extends PrimitiveConverter {

  private final @Nullable Leaf leaf;
  private final Map<Integer, String> odd = new HashMap<>(0);

  private @Nullable ColumnPages pages;
  private BitSet oddRows = new BitSet();
  private int row;
  private int size;

  /** Of a repeated column: how many values there are up to the end of each row. */
  private int[] ends = {};

  /**
   * @param leaf null for a column that the file does not have, and whose values are all absent
   */
  Column(@Nullable Leaf leaf) {
    this.leaf = leaf;
  }

  final Optional<Leaf> leaf() {
    return Optional.ofNullable(leaf);
  }

  final boolean isThere() {
    return leaf != null;
  }

  /** Goes on with the column of another row group; null where it has no value there. */
  final void readFrom(@Nullable ColumnPages next) {
    pages = next;
  }

  /** Reads so many rows, and marks those of them that are odd. */
  final void read(int rows, BitSet marked) {
    size = 0;
    odd.clear();
    oddRows = marked;
    if (leaf == null) {
      return;
    }
    if (pages == null) {
      makeRoom(rows);
      for (int place = 0; place < rows; place++) {
        putAbsent(place);
      }
    } else if (leaf.repeated()) {
      readLists(leaf, pages, rows);
    } else {
      readSingles(leaf, pages, rows);
    }
  }

  private void readSingles(Leaf from, ColumnPages values, int rows) {
    makeRoom(rows);
    int presentFrom = from.presentFrom();
    for (row = 0; row < rows; row++) {
      takeValue(values, presentFrom);
    }
  }

  private void readLists(Leaf from, ColumnPages values, int rows) {
    if (ends.length < rows) {
      ends = new int[rows];
    }
    for (row = 0; row < rows; row++) {
      do {
        if (values.definition() >= from.entryFrom()) {
          makeRoom(size + 1);
          takeValue(values, from.presentFrom());
        } else {
          values.next();
        }
      } while (values.repetition() > 0);
      ends[row] = size;
    }
  }

  private void takeValue(ColumnPages values, int presentFrom) {
    if (values.definition() == presentFrom) {
      values.give();
    } else {
      putAbsent(size);
    }
    values.next();
    size++;
  }

  /** Where the value goes that is being read. */
  final int place() {
    return size;
  }

  /** Takes the value that is being read as absent, and keeps its JSON. */
  final void putOdd(String json) {
    putAbsent(size);
    odd.put(size, json);
    oddRows.set(row);
  }

  /** Makes sure that there are so many places, and keeps what is in the first of them. */
  abstract void makeRoom(int places);

  abstract void putAbsent(int place);

  /** The JSON of a value, or null where it is absent. */
  abstract @Nullable String json(int place);

  /** The JSON of a value as it came, or null where it is absent. */
  final @Nullable String jsonAsItCame(int place) {
    String asItCame = odd.get(place);
    return asItCame != null || !isThere() ? asItCame : json(place);
  }

  /** The place of the first value of a row, of a repeated column. */
  final int begin(int ofRow) {
    return ofRow == 0 || !isThere() ? 0 : ends[ofRow - 1];
  }

  /** The place behind the last value of a row, of a repeated column. */
  final int end(int ofRow) {
    return isThere() ? ends[ofRow] : 0;
  }

  /** How many places to make when so many are needed and more may be. */
  static int roomFor(int places) {
    return Math.max(1024, Integer.highestOneBit(places) << 1);
  }
}
