package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.BitSet;
import java.util.List;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.TrainingRow;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;

/**
 * Reads the training rows of a part of a file: of Parquet that {@code rewards --training} wrote, or
 * of rewards as JSON lines that carry their context.
 */
public final class TrainingPartReader {

  private static final int ROWS_AT_ONCE = 1024;

  private final boolean withUsers;
  private final boolean withExposures;
  private final boolean correctionsOnly;

  private TrainingPartReader(boolean withUsers, boolean withExposures, boolean correctionsOnly) {
    this.withUsers = withUsers;
    this.withExposures = withExposures;
    this.correctionsOnly = correctionsOnly;
  }

  /** All rows, of Parquet without their exposures, users and propensities. */
  public static TrainingPartReader withoutIds() {
    return new TrainingPartReader(false, false, false);
  }

  /** All rows, of Parquet with their users and propensities, but without their exposures. */
  public static TrainingPartReader withUsers() {
    return new TrainingPartReader(true, false, false);
  }

  /** All rows, with their exposures, users and propensities. */
  public static TrainingPartReader withIds() {
    return new TrainingPartReader(true, true, false);
  }

  /**
   * The rows that correct others. What has none, by what it says of itself, is not read: so it
   * costs next to nothing where there are no corrections.
   */
  public static TrainingPartReader ofCorrections() {
    return new TrainingPartReader(false, true, true);
  }

  /**
   * Shows a visitor every row of a part.
   *
   * @throws IOException if the file is not there, is damaged, or has something else than rewards;
   *     the message names it
   */
  public void read(EventPart part, TrainingVisitor visitor) throws IOException {
    EventFile file = part.file();
    try (ReadableByteChannel channel = SourceChannel.open(file.name())) {
      switch (file.format()) {
        case JSON -> readLines(part, channel, visitor);
        case PARQUET -> readColumns(part, channel, visitor);
      }
    } catch (IOException e) {
      throw new IOException(file.name() + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // What Parquet finds wrong with a file comes as exceptions of many kinds.
      throw new IOException(file.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void readLines(EventPart part, ReadableByteChannel channel, TrainingVisitor visitor)
      throws IOException {
    LineReader lines = LineReader.ofPart(part, channel, LineReader.Limits.USUAL);
    while (lines.next()) {
      Reward reward;
      try {
        reward = RewardJson.read(lines.line().text());
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "the line at " + lines.offset() + " is no reward: " + e.getMessage(), e);
      }
      TrainingRow row = TrainingRow.of(reward);
      boolean isCorrection = reward.status() == RewardStatus.CORRECTED;
      if (!correctionsOnly || isCorrection) {
        visitor.row(row);
      }
    }
  }

  private void readColumns(EventPart part, ReadableByteChannel channel, TrainingVisitor visitor)
      throws IOException {
    try (ParquetFileReader reader = ParquetFiles.open(part.file().name(), channel)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      TrainingColumns columns = new TrainingColumns(schema, withUsers, withExposures);
      MessageType projection = columns.plan().projection();
      reader.setRequestedSchema(projection);
      List<BlockMetaData> groups = reader.getRowGroups();
      for (int i = (int) part.from(); i < Math.min(groups.size(), part.to()); i++) {
        if (!correctionsOnly || mayHaveCorrections(groups.get(i))) {
          columns
              .plan()
              .readFrom(
                  groups.get(i), reader.readRowGroup(i), projection, ParquetFiles.writer(reader));
          readRows(columns, groups.get(i).getRowCount(), visitor);
        }
      }
    }
  }

  private void readRows(TrainingColumns columns, long rows, TrainingVisitor visitor)
      throws IOException {
    BitSet oddRows = new BitSet();
    for (long done = 0; done < rows; done += ROWS_AT_ONCE) {
      int count = (int) Math.min(ROWS_AT_ONCE, rows - done);
      columns.plan().read(count, oddRows);
      if (!oddRows.isEmpty()) {
        throw new IOException("a row has something that cannot be in it");
      }
      for (int row = 0; row < count; row++) {
        TrainingRow read = columns.at(row);
        if (!correctionsOnly || read.revision() > 0) {
          visitor.row(read);
        }
      }
    }
  }

  private static boolean mayHaveCorrections(BlockMetaData group) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPath().toDotString().equals("revision")) {
        Statistics<?> statistics = chunk.getStatistics();
        return statistics == null
            || !statistics.hasNonNullValue()
            || !(statistics.genericGetMax() instanceof Integer most)
            || most > 0;
      }
    }
    return true;
  }
}
