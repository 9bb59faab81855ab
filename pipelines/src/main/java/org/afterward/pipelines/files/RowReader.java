package org.afterward.pipelines.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.apache.parquet.schema.Type;

/** Reads the rows of a file, in the order of the file, whichever form they have. */
public final class RowReader {

  /** Of so many JSON lines one will have each field that there is. */
  private static final int LINES_THAT_TELL = 100;

  private static final JsonFactory JSON = new JsonFactory();

  private RowReader() {}

  /**
   * Shows a visitor every row. What the visitor throws comes through as it is.
   *
   * @throws IOException if the file is not there or is damaged; the message names it
   */
  public static void read(String fileName, RowColumns wanted, RowVisitor visitor)
      throws IOException {
    RowFile file = RowFile.named(fileName);
    open(
        file,
        channel -> {
          switch (file.form()) {
            case CSV -> CsvRows.of(unpacked(file, channel)).read(fileName, wanted, visitor);
            case JSON -> readJson(file, channel, visitor);
            case PARQUET -> ParquetRowReader.read(fileName, channel, wanted, visitor);
          }
          return true;
        });
  }

  /**
   * The names of the columns, in their order. JSON lines have those of the first hundred of them;
   * of a file without a line nobody knows, and there are none.
   *
   * @throws IOException as when reading
   */
  public static Set<String> columns(RowFile file) throws IOException {
    return open(
        file,
        channel ->
            switch (file.form()) {
              case CSV -> new LinkedHashSet<>(CsvRows.of(unpacked(file, channel)).columns());
              case JSON ->
                  jsonColumns(LineReader.of(unpacked(file, channel), LineReader.Limits.USUAL));
              case PARQUET -> parquetColumns(file.name(), channel);
            });
  }

  private interface Reading<T> {
    T read(ReadableByteChannel channel) throws IOException;
  }

  private static <T> T open(RowFile file, Reading<T> reading) throws IOException {
    try (ReadableByteChannel channel = SourceChannel.open(file.name())) {
      return reading.read(channel);
    } catch (IOException e) {
      throw new IOException(file.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ReadableByteChannel unpacked(RowFile file, ReadableByteChannel channel)
      throws IOException {
    return file.packing() == Packing.NONE ? channel : file.packing().unpack(channel);
  }

  private static void readJson(RowFile file, ReadableByteChannel channel, RowVisitor visitor)
      throws IOException {
    LineReader.Limits limits = LineReader.Limits.USUAL;
    LineReader lines = LineReader.of(unpacked(file, channel), limits);
    while (lines.next()) {
      RawRecord raw = new RawRecord(lines.line(), file.name(), lines.offset(), Event.NO_TIME);
      if (lines.isTooLong()) {
        BrokenRule broken =
            new BrokenRule(
                "line_too_long", "", "the line has more than " + limits.longestLine() + " bytes");
        visitor.unreadable(new Rejection("", List.of(broken), raw));
      } else {
        visitor.row(raw.bytes(), () -> raw);
      }
    }
  }

  private static Set<String> jsonColumns(LineReader lines) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    for (int line = 0; line < LINES_THAT_TELL && lines.next(); line++) {
      addFields(lines.line(), columns);
    }
    return columns;
  }

  private static void addFields(Bytes line, Set<String> columns) {
    try (JsonParser parser = JSON.createParser(line.array())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          columns.add(name);
          parser.nextToken();
          parser.skipChildren();
        }
      }
    } catch (IOException broken) {
      // Whoever reads the line will say what is wrong with it; here it tells no more columns.
      return;
    }
  }

  private static Set<String> parquetColumns(String name, ReadableByteChannel channel)
      throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    for (Type column : ParquetFiles.open(name, channel).getFileMetaData().getSchema().getFields()) {
      columns.add(column.getName());
    }
    return columns;
  }
}
