package org.afterward.pipelines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** Rows in Parquet, as others read them. */
public final class ParquetRows {

  private ParquetRows() {}

  /** All rows of all files below a folder, as lines in order. */
  public static List<String> in(Path folder, Function<GenericRecord, String> line) {
    List<String> read = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        addAll(file, line, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read.sort(null);
    return read;
  }

  private static void addAll(Path file, Function<GenericRecord, String> line, List<String> to)
      throws IOException {
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        to.add(line.apply(row));
      }
    }
  }
}
