package org.afterward.profiles.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.RewardJson;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** What the data files below a folder hold, row by row. */
final class FileContents {

  private FileContents() {}

  /**
   * The rows of all files as text, in order. Where a row came from is left out: a stream and a
   * batch read the same from different places.
   */
  static List<String> rows(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(FileContents::isData).toList()) {
          addRows(file, rows);
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  private static boolean isData(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }

  private static void addRows(Path file, List<String> rows) throws IOException {
    if (file.toString().endsWith(".jsonl")) {
      Files.readAllLines(file).forEach(line -> rows.add(inTime(line)));
      return;
    }
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(
                new LocalInputFile(file), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        for (String place : List.of("origin", "offset", "arrived_at")) {
          if (row.hasField(place)) {
            row.put(place, null);
          }
        }
        rows.add(row.toString());
      }
    }
  }

  /** A reward as if all had come in time, and anything else as it is. */
  static String inTime(String line) {
    return line.contains("\"event_type\":\"REWARD_AGGREGATION\"") && !line.contains("reasons")
        ? RewardJson.write(RewardJson.read(line).asIfInTime())
        : line;
  }
}
