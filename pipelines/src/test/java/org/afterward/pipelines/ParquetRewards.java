package org.afterward.pipelines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.RewardAvro;
import org.afterward.coders.RewardJson;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** Rewards in Parquet, as others read them. */
public final class ParquetRewards {

  private ParquetRewards() {}

  /** All rewards of all files of a folder, as JSON lines in order. */
  public static List<String> in(Path folder) {
    List<String> read = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        addAll(file, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read.sort(null);
    return read;
  }

  private static void addAll(Path file, List<String> to) throws IOException {
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        to.add(RewardJson.write(RewardAvro.fromAvro(row)));
      }
    }
  }
}
