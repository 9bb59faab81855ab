package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Cuts files into parts of about the same work. */
final class EventPartSplitter {

  private final long bytes;
  private final long rows;

  /**
   * @param bytes about how many a part has
   * @param rows about how many a part of Parquet has at most
   */
  EventPartSplitter(long bytes, long rows) {
    this.bytes = bytes;
    this.rows = rows;
  }

  /** The parts of a file, which meet and leave nothing out; none of an empty file. */
  List<EventPart> split(EventFile file) throws IOException {
    return switch (file.format()) {
      case JSON -> file.isSplittable() ? splitBytes(file) : List.of(EventPart.all(file));
      case PARQUET -> splitRowGroups(file, ParquetFiles.footer(file).getBlocks());
    };
  }

  private List<EventPart> splitBytes(EventFile file) {
    // Of equal size, so that no small rest is left for the end.
    long count = (file.size() + bytes - 1) / bytes;
    List<EventPart> parts = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long from = file.size() * i / count;
      parts.add(new EventPart(file, from, file.size() * (i + 1) / count));
    }
    return parts;
  }

  private List<EventPart> splitRowGroups(EventFile file, List<BlockMetaData> groups) {
    List<EventPart> parts = new ArrayList<>();
    int from = 0;
    long partRows = 0;
    long partBytes = 0;
    for (int i = 0; i < groups.size(); i++) {
      long groupRows = groups.get(i).getRowCount();
      long groupBytes = groups.get(i).getCompressedSize();
      if (i > from && (partRows + groupRows > rows || partBytes + groupBytes > bytes)) {
        parts.add(new EventPart(file, from, i));
        from = i;
        partRows = 0;
        partBytes = 0;
      }
      partRows += groupRows;
      partBytes += groupBytes;
    }
    if (from < groups.size()) {
      parts.add(new EventPart(file, from, groups.size()));
    }
    return parts;
  }
}
