package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The columns of a file that somebody asked for: only those are read. */
final class ColumnPlan {

  /**
   * A column, and where its values stand in JSON.
   *
   * @param keys of the values of a map: the column of their keys
   */
  record Planned(List<String> path, Column column, @Nullable TextColumn keys) {

    Planned {
      path = List.copyOf(path);
    }
  }

  private final MessageType schema;
  private final LeafFinder finder;
  private final List<Planned> planned = new ArrayList<>();

  ColumnPlan(MessageType schema) {
    this.schema = schema;
    this.finder = new LeafFinder(schema);
  }

  List<Planned> planned() {
    return planned;
  }

  boolean has(String path) {
    return finder.leaf(path) != null;
  }

  TextColumn text(String path, String... orElse) {
    return add(path, TextColumn.of(find(path, orElse)));
  }

  /** Also of numbers, and of true and false. */
  TextColumn anyText(String path) {
    return add(path, TextColumn.ofAnything(find(path)));
  }

  TimeColumn time(String path) {
    return add(path, new TimeColumn(find(path)));
  }

  NumberColumn number(String path, String... orElse) {
    return add(path, NumberColumn.of(find(path, orElse)));
  }

  WholeColumn wholeInt(String path, String... orElse) {
    return add(path, WholeColumn.ofInts(find(path, orElse)));
  }

  WholeColumn wholeLong(String path) {
    return add(path, WholeColumn.ofLongs(find(path)));
  }

  TruthColumn truth(String path) {
    return add(path, new TruthColumn(find(path)));
  }

  <E extends Enum<E>> NamedColumn<E> named(
      String path, Function<String, @Nullable E> named, Function<E, String> wireName) {
    return add(path, new NamedColumn<>(find(path), named, wireName));
  }

  /** The fields of an object that has whichever it likes: a map, or a group. */
  <C extends Column> ObjectColumns<C> object(String path, Function<@Nullable Leaf, C> make) {
    if (finder.isMap(path)) {
      TextColumn keys = TextColumn.of(finder.leaf(path + "{key}"));
      C values = make.apply(finder.leaf(path + "{value}"));
      planned.add(new Planned(List.of(path.split("\\.")), values, keys));
      return ObjectColumns.ofMap(keys, values);
    }
    List<ObjectColumns.Field<C>> fields = new ArrayList<>();
    for (String name : finder.fieldsOf(path)) {
      C values = make.apply(finder.leafIn(path, name));
      List<String> steps = new ArrayList<>(List.of(path.split("\\.")));
      steps.add(name);
      planned.add(new Planned(steps, values, null));
      fields.add(new ObjectColumns.Field<>(name, values));
    }
    return ObjectColumns.ofGroup(fields);
  }

  private <C extends Column> C add(String path, C column) {
    planned.add(new Planned(List.of(path.split("\\.|(?=\\[])")), column, null));
    return column;
  }

  private @Nullable Leaf find(String path, String... orElse) {
    Leaf leaf = finder.leaf(path);
    for (int i = 0; leaf == null && i < orElse.length; i++) {
      leaf = finder.leaf(orElse[i]);
    }
    return leaf;
  }

  /** What of the file's schema has to be read. */
  MessageType projection() {
    List<List<String>> wanted =
        columns().stream().map(Column::leaf).flatMap(Optional::stream).map(Leaf::path).toList();
    return new MessageType(schema.getName(), only(wanted, schema, List.of()));
  }

  private static List<Type> only(List<List<String>> wanted, GroupType group, List<String> above) {
    List<Type> fields = new ArrayList<>();
    for (Type field : group.getFields()) {
      List<String> path = new ArrayList<>(above);
      path.add(field.getName());
      if (field.isPrimitive()) {
        if (wanted.contains(path)) {
          fields.add(field);
        }
      } else {
        List<Type> inside = only(wanted, field.asGroupType(), path);
        if (!inside.isEmpty()) {
          fields.add(field.asGroupType().withNewFields(inside));
        }
      }
    }
    return fields;
  }

  /** Goes on with another row group, whose pages are in the form of the projection. */
  void readFrom(
      BlockMetaData group,
      PageReadStore pages,
      MessageType projection,
      @Nullable ParsedVersion writer)
      throws IOException {
    Set<ColumnPath> absent = absentColumns(group);
    for (Column column : columns()) {
      Leaf leaf = column.leaf().orElse(null);
      if (leaf == null) {
        continue;
      }
      // Of a list, a null may also be an element.
      if (!leaf.repeated() && absent.contains(ColumnPath.get(leaf.pathArray()))) {
        column.readFrom(null);
      } else {
        ColumnDescriptor wanted = projection.getColumnDescription(leaf.pathArray());
        PageReader from = pages.getPageReader(wanted);
        column.readFrom(new ColumnPages(wanted, from, column, writer));
      }
    }
  }

  /** The columns of which a row group says that they have no value: many have none. */
  private static Set<ColumnPath> absentColumns(BlockMetaData group) {
    Set<ColumnPath> absent = new HashSet<>();
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      Statistics<?> statistics = chunk.getStatistics();
      if (statistics != null
          && statistics.isNumNullsSet()
          && statistics.getNumNulls() == chunk.getValueCount()) {
        absent.add(chunk.getPath());
      }
    }
    return absent;
  }

  /** Reads so many rows of every column, and marks those that are odd. */
  void read(int rows, BitSet oddRows) {
    oddRows.clear();
    for (Column column : columns()) {
      column.read(rows, oddRows);
    }
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (Planned each : planned) {
      columns.add(each.column());
      if (each.keys() != null) {
        columns.add(each.keys());
      }
    }
    return columns;
  }
}
