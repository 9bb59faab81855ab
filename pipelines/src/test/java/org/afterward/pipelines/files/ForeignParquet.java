package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files of any schema, row by row: those of other writers than ours. */
final class ForeignParquet {

  private ForeignParquet() {}

  static EventFile write(Path file, String schema, List<Consumer<Group>> rows) throws IOException {
    return write(file, schema, rows, writer -> {});
  }

  static EventFile write(
      Path file,
      String schema,
      List<Consumer<Group>> rows,
      Consumer<ExampleParquetWriter.Builder> settings)
      throws IOException {
    MessageType type = MessageTypeParser.parseMessageType("message rows { " + schema + " }");
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        ParquetWriter<Group> writer = writer(channel, type, settings)) {
      for (Consumer<Group> row : rows) {
        Group group = new SimpleGroup(type);
        row.accept(group);
        writer.write(group);
      }
    }
    return EventFile.named(file.toString(), Files.size(file)).orElseThrow();
  }

  private static ParquetWriter<Group> writer(
      FileChannel channel, MessageType type, Consumer<ExampleParquetWriter.Builder> settings)
      throws IOException {
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new ChannelOutputFile(channel))
            .withConf(new PlainParquetConfiguration())
            .withType(type);
    settings.accept(builder);
    return builder.build();
  }
}
