package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.pipelines.files.RecordReading.OfColumns;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a part of a file of ours, in the order of the file.
 *
 * @param <T> the record
 */
final class RecordPartReader<T> {

  private static final int ROWS_AT_ONCE = 1024;
  private static final LineReader.Limits LIMITS = LineReader.Limits.USUAL;

  private final RecordReading<T> reading;

  RecordPartReader(RecordReading<T> reading) {
    this.reading = reading;
  }

  /**
   * Shows every record of a part.
   *
   * @throws IOException if the file is not there or is damaged, or a record of it is none of ours;
   *     the message names the file and, where it can, the place
   */
  void read(EventPart part, Consumer<T> records) throws IOException {
    EventFile file = part.file();
    try (ReadableByteChannel channel = SourceChannel.open(file.name())) {
      switch (file.format()) {
        case JSON -> readLines(part, channel, records);
        case PARQUET -> {
          OfColumns<T> columns = reading.columns();
          if (columns == null) {
            readRows(part, channel, records);
          } else {
            readColumns(columns, part, channel, records);
          }
        }
      }
    } catch (IOException e) {
      throw new IOException(file.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void readLines(EventPart part, ReadableByteChannel channel, Consumer<T> records)
      throws IOException {
    LineReader lines = LineReader.ofPart(part, channel, LIMITS);
    while (lines.next()) {
      if (lines.isTooLong()) {
        throw new IOException(
            "at byte %d, the line has more than %d bytes"
                .formatted(lines.offset(), LIMITS.longestLine()));
      }
      records.accept(record(lines));
    }
  }

  private T record(LineReader lines) throws IOException {
    try {
      return reading.json().apply(lines.line().text());
    } catch (IllegalArgumentException e) {
      throw new IOException("at byte %d, %s".formatted(lines.offset(), e.getMessage()), e);
    }
  }

  private void readColumns(
      OfColumns<T> of, EventPart part, ReadableByteChannel channel, Consumer<T> records)
      throws IOException {
    try (ParquetFileReader reader = ParquetFiles.open(part.file().name(), channel)) {
      RecordColumns<T> columns =
          ParquetFiles.orDamaged(() -> of.in(reader.getFileMetaData().getSchema()));
      MessageType projection = columns.plan().projection();
      reader.setRequestedSchema(projection);
      List<BlockMetaData> groups = reader.getRowGroups();
      for (int i = (int) part.from(); i < Math.min(groups.size(), part.to()); i++) {
        BlockMetaData group = groups.get(i);
        int index = i;
        PageReadStore pages = ParquetFiles.orDamaged(() -> reader.readRowGroup(index));
        columns.plan().readFrom(group, pages, projection, ParquetFiles.writer(reader));
        showRows(columns, group.getRowCount(), records);
      }
    }
  }

  private void showRows(RecordColumns<T> columns, long rows, Consumer<T> records)
      throws IOException {
    BitSet odd = new BitSet();
    for (long done = 0; done < rows; done += ROWS_AT_ONCE) {
      int count = (int) Math.min(ROWS_AT_ONCE, rows - done);
      ParquetFiles.orDamaged(
          () -> {
            columns.plan().read(count, odd);
            return count;
          });
      if (!odd.isEmpty()) {
        throw new IOException("a row of it is none of ours: it has something that cannot be in it");
      }
      for (int row = 0; row < count; row++) {
        int at = row;
        records.accept(ParquetFiles.orDamaged(() -> columns.at(at)));
      }
    }
  }

  private void readRows(EventPart part, ReadableByteChannel channel, Consumer<T> records)
      throws IOException {
    List<BlockMetaData> groups = ParquetFiles.footer(part.file()).getBlocks();
    if (part.from() >= groups.size()) {
      return;
    }
    long from = groups.get((int) part.from()).getStartingPos();
    long to =
        part.to() < groups.size()
            ? groups.get((int) part.to()).getStartingPos()
            : part.file().size();
    try (ParquetReader<GenericRecord> rows =
        AvroParquetReader.<GenericRecord>builder(
                ChannelInputFile.of(part.file().name(), channel), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .withFileRange(from, to)
            .usePageChecksumVerification()
            .build()) {
      for (GenericRecord row = next(rows); row != null; row = next(rows)) {
        records.accept(record(row));
      }
    }
  }

  private T record(GenericRecord row) throws IOException {
    try {
      return reading.avro().apply(row);
    } catch (RuntimeException e) {
      // Columns that are not there, or mean something else, come as exceptions of many kinds.
      throw new IOException("a row of it is none of ours, " + e.getMessage(), e);
    }
  }

  /** What Parquet finds wrong with a file comes as exceptions of many kinds, too. */
  private static @Nullable GenericRecord next(ParquetReader<GenericRecord> rows)
      throws IOException {
    try {
      return rows.read();
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
