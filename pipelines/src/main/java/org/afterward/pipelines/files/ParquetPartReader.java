package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.BitSet;
import java.util.List;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;

/**
 * Reads the events of some row groups of a Parquet file: every column by itself for some rows, and
 * then the rows. The record reader, which goes from column to column for each value, takes three
 * times as long.
 */
final class ParquetPartReader {

  /** So few that the values of all columns stay in the processor's cache. */
  private static final int ROWS_AT_ONCE = 1024;

  private final EventPart part;
  private final EventVisitor visitor;
  private final BitSet oddRows = new BitSet();

  ParquetPartReader(EventPart part, EventVisitor visitor) {
    this.part = part;
    this.visitor = visitor;
  }

  void read(ReadableByteChannel channel) throws IOException {
    try (ParquetFileReader reader = ParquetFiles.open(part.file().name(), channel)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      EventColumns columns = ParquetFiles.orDamaged(() -> new EventColumns(schema));
      MessageType projection = columns.plan().projection();
      reader.setRequestedSchema(projection);
      ParsedVersion writer = ParquetFiles.writer(reader);
      List<BlockMetaData> groups = reader.getRowGroups();
      long firstRow = 0;
      for (int i = 0; i < Math.min(groups.size(), part.to()); i++) {
        long rows = groups.get(i).getRowCount();
        if (i >= part.from()) {
          int group = i;
          ParquetFiles.orDamaged(
              () -> {
                columns
                    .plan()
                    .readFrom(groups.get(group), reader.readRowGroup(group), projection, writer);
                return rows;
              });
          visitRows(columns, firstRow, rows);
        }
        firstRow += rows;
      }
    }
  }

  private void visitRows(EventColumns columns, long firstRow, long rows) throws IOException {
    for (long done = 0; done < rows; done += ROWS_AT_ONCE) {
      int count = (int) Math.min(ROWS_AT_ONCE, rows - done);
      ParquetFiles.orDamaged(
          () -> {
            columns.plan().read(count, oddRows);
            return count;
          });
      for (int row = 0; row < count; row++) {
        visit(columns, row, firstRow + done + row);
      }
    }
  }

  private void visit(EventColumns columns, int row, long number) {
    Event event = oddRows.get(row) ? null : columns.event(row);
    if (event != null) {
      visitor.event(event, List.of(), Event.NO_TIME, () -> raw(columns, row, number));
    } else {
      // What is wrong with it is said where JSON lines are judged, in the same words.
      JsonLinesReader.readLine(raw(columns, row, number), visitor);
    }
  }

  private RawRecord raw(EventColumns columns, int row, long number) {
    return new RawRecord(Bytes.utf8(columns.line(row)), part.file().name(), number, Event.NO_TIME);
  }
}
