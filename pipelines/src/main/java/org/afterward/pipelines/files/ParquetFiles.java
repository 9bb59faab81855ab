package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/** Opens Parquet files, whose meaning stands at their end. */
final class ParquetFiles {

  /**
   * Without Hadoop's configuration, which takes longer to load than a small file to read. Pages are
   * held against their checksums, where they have some: a damaged one may still unpack, to other
   * values.
   */
  private static final ParquetReadOptions OPTIONS =
      ParquetReadOptions.builder(new PlainParquetConfiguration())
          .usePageChecksumVerification(true)
          .build();

  private ParquetFiles() {}

  static ParquetMetadata footer(EventFile file) throws IOException {
    try (ReadableByteChannel channel = SourceChannel.open(file.name());
        ParquetFileReader reader = open(file.name(), channel)) {
      return reader.getFooter();
    } catch (IOException e) {
      throw new IOException(file.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A reader that has read the footer. */
  static ParquetFileReader open(String name, ReadableByteChannel channel) throws IOException {
    try {
      ParquetFileReader reader =
          ParquetFileReader.open(ChannelInputFile.of(name, channel), OPTIONS);
      SchemaVersion.check(reader.getFileMetaData().getKeyValueMetaData());
      return reader;
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What wrote the file, which is only asked for to know some bugs of old writers. */
  static @Nullable ParsedVersion writer(ParquetFileReader reader) {
    String createdBy = reader.getFileMetaData().getCreatedBy();
    try {
      return createdBy == null ? null : VersionParser.parse(createdBy);
    } catch (VersionParseException e) {
      return null;
    }
  }

  /** Something that reads of a file. */
  interface Attempt<T> {
    T make() throws IOException;
  }

  /** What Parquet finds wrong with a file comes as exceptions of many kinds; here they are one. */
  static <T> T orDamaged(Attempt<T> attempt) throws IOException {
    try {
      return attempt.make();
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
