package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;

/** Reads some columns of a Parquet file, and shows each row as the JSON that says the same. */
final class ParquetRowReader {

  private static final int ROWS_AT_ONCE = 1024;

  private ParquetRowReader() {}

  static void read(String file, ReadableByteChannel channel, RowColumns wanted, RowVisitor visitor)
      throws IOException {
    try (ParquetFileReader reader = ParquetFiles.open(file, channel)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      ColumnPlan plan = ParquetFiles.orDamaged(() -> plan(schema, wanted));
      MessageType projection = plan.projection();
      RowJson rows = new RowJson(plan.planned());
      reader.setRequestedSchema(projection);
      List<BlockMetaData> groups = reader.getRowGroups();
      long firstRow = 0;
      for (BlockMetaData group : groups) {
        ParquetFiles.orDamaged(
            () -> {
              plan.readFrom(
                  group, reader.readNextRowGroup(), projection, ParquetFiles.writer(reader));
              return group;
            });
        show(file, firstRow, group.getRowCount(), plan, rows, visitor);
        firstRow += group.getRowCount();
      }
    }
  }

  private static ColumnPlan plan(MessageType schema, RowColumns wanted) {
    ColumnPlan plan = new ColumnPlan(schema);
    wanted.numbers().forEach(plan::number);
    wanted.texts().forEach(plan::anyText);
    return plan;
  }

  private static void show(
      String file, long firstRow, long count, ColumnPlan plan, RowJson rows, RowVisitor visitor)
      throws IOException {
    BitSet odd = new BitSet();
    for (long done = 0; done < count; done += ROWS_AT_ONCE) {
      int some = (int) Math.min(ROWS_AT_ONCE, count - done);
      ParquetFiles.orDamaged(
          () -> {
            plan.read(some, odd);
            return some;
          });
      for (int row = 0; row < some; row++) {
        Bytes json = Bytes.utf8(rows.line(row, null));
        long number = firstRow + done + row;
        Supplier<RawRecord> raw = () -> new RawRecord(json, file, number, Event.NO_TIME);
        visitor.row(json, raw);
      }
    }
  }
}
