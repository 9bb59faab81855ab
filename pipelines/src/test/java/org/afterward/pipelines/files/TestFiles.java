package org.afterward.pipelines.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Files for tests to read. */
final class TestFiles {

  static {
    useFileSystems();
  }

  private TestFiles() {}

  /** What a pipeline does before any of its steps runs. */
  static void useFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  /** Makes a file of so many bytes. */
  static void touch(Path file, int bytes) throws IOException {
    Files.write(file, new byte[bytes]);
  }

  static EventFile write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return EventFile.named(file.toString(), bytes.length).orElseThrow();
  }

  static <T> EventFile parquet(Path file, RecordFormat<T> format, List<T> records)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WritableByteChannel channel = Channels.newChannel(bytes);
        RecordWriter<T> writer = new ParquetRecordWriter<>(format, channel)) {
      for (T each : records) {
        writer.write(each);
      }
    }
    return write(file, bytes.toByteArray());
  }

  static <T> EventFile json(Path file, RecordFormat<T> format, List<T> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RecordWriter<T> writer = new JsonLinesWriter<>(format, Channels.newChannel(bytes))) {
      for (T each : records) {
        writer.write(each);
      }
    }
    return write(file, bytes.toByteArray());
  }
}
