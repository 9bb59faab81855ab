package org.afterward.pipelines.files;

import java.io.IOException;

/** A file that is written under a hidden name. */
final class HiddenFile<T> implements RecordWriter<T> {

  private final String name;
  private final CountingChannel channel;
  private final RecordWriter<T> writer;

  private HiddenFile(String name, CountingChannel channel, RecordWriter<T> writer) {
    this.name = name;
    this.channel = channel;
    this.writer = writer;
  }

  static <T> HiddenFile<T> create(
      PartFiles files, String name, RecordFormat<T> records, FileFormat format) throws IOException {
    CountingChannel channel = files.create(name);
    RecordWriter<T> writer =
        switch (format) {
          case JSON -> new JsonLinesWriter<>(records, channel);
          case PARQUET -> new ParquetRecordWriter<>(records, channel);
        };
    return new HiddenFile<>(name, channel, writer);
  }

  String name() {
    return name;
  }

  long bytes() {
    return channel.bytes();
  }

  @Override
  public void write(T value) throws IOException {
    writer.write(value);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
