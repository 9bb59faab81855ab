package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.metadata.FileMetaData;

/**
 * Makes one file of some with the same schema, by their bytes and without reading their records.
 */
final class FileJoiner {

  /** It is only asked for: row groups stay as they are. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final PartFiles files;
  private final FileFormat format;

  FileJoiner(PartFiles files, FileFormat format) {
    this.files = files;
    this.format = format;
  }

  void join(List<String> names, String into) throws IOException {
    try (WritableByteChannel out = files.create(into)) {
      switch (format) {
        case JSON -> joinLines(names, out);
        case PARQUET -> joinRowGroups(names, out);
      }
    }
  }

  private void joinLines(List<String> names, WritableByteChannel out) throws IOException {
    OutputStream stream = Channels.newOutputStream(out);
    for (String name : names) {
      try (InputStream in = Channels.newInputStream(files.open(name))) {
        in.transferTo(stream);
      }
    }
  }

  private void joinRowGroups(List<String> names, WritableByteChannel out) throws IOException {
    FileMetaData like = metadata(names.get(0));
    ParquetFileWriter writer =
        new ParquetFileWriter(
            new ChannelOutputFile(out),
            like.getSchema(),
            Mode.CREATE,
            ROW_GROUP_BYTES,
            0,
            null,
            ParquetProperties.builder().build());
    writer.start();
    for (String name : names) {
      try (ReadableByteChannel in = files.open(name);
          ParquetFileReader reader = ParquetFiles.open(name, in)) {
        reader.appendTo(writer);
      }
    }
    writer.end(like.getKeyValueMetaData());
  }

  private FileMetaData metadata(String name) throws IOException {
    try (ReadableByteChannel in = files.open(name);
        ParquetFileReader reader = ParquetFiles.open(name, in)) {
      return reader.getFileMetaData();
    }
  }
}
