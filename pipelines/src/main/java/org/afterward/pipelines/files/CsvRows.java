package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of CSV as RFC 4180 has it, in UTF-8, under a line with the columns' names. Each is shown
 * as the JSON object that says the same, so that one reader judges all forms.
 *
 * <p>A cell of a number is absent where it is empty, {@code NaN}, {@code NA} or {@code null}; an
 * infinite one is a number that no double can hold.
 */
final class CsvRows {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private static final Set<String> ABSENT = Set.of("", "nan", "na", "null");

  private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?");

  private static final String MORE_THAN_ANY_DOUBLE = "1e999";

  private static final int LONGEST_NUMBER = 400;

  private final CSVParser parser;
  private final List<String> columns;

  private CsvRows(CSVParser parser, List<String> columns) {
    this.parser = parser;
    this.columns = columns;
  }

  static CsvRows of(ReadableByteChannel channel) throws IOException {
    Reader text =
        new InputStreamReader(
            withoutByteOrderMark(Channels.newInputStream(channel)), StandardCharsets.UTF_8);
    CSVParser parser = CSVParser.parse(text, FORMAT);
    CSVRecord header = next(parser);
    List<String> columns = new ArrayList<>();
    if (header != null) {
      header.forEach(cell -> columns.add(cell.strip()));
    }
    return new CsvRows(parser, columns);
  }

  private static InputStream withoutByteOrderMark(InputStream bytes) throws IOException {
    PushbackInputStream from = new PushbackInputStream(bytes, 3);
    byte[] first = from.readNBytes(3);
    boolean isMark =
        first.length == 3
            && first[0] == (byte) 0xEF
            && first[1] == (byte) 0xBB
            && first[2] == (byte) 0xBF;
    if (!isMark) {
      from.unread(first);
    }
    return from;
  }

  /** Empty where there is not even a header. */
  List<String> columns() {
    return columns;
  }

  void read(String file, RowColumns wanted, RowVisitor visitor) throws IOException {
    for (CSVRecord row = next(parser); row != null; row = next(parser)) {
      if (row.size() == 1 && row.get(0).isBlank()) {
        continue;
      }
      CSVRecord shown = row;
      Supplier<RawRecord> raw =
          () ->
              new RawRecord(
                  Bytes.utf8(FORMAT.format((Object[]) shown.values())),
                  file,
                  shown.getRecordNumber(),
                  Event.NO_TIME);
      if (row.size() == columns.size()) {
        visitor.row(Bytes.utf8(json(row, wanted)), raw);
      } else {
        BrokenRule broken =
            new BrokenRule(
                "cells",
                "",
                "the row has " + row.size() + " cells, and the header " + columns.size());
        visitor.unreadable(new Rejection("", List.of(broken), raw.get()));
      }
    }
  }

  private static @Nullable CSVRecord next(CSVParser parser) throws IOException {
    try {
      var rows = parser.iterator();
      return rows.hasNext() ? rows.next() : null;
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IOException(
          "near line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
    }
  }

  private String json(CSVRecord row, RowColumns wanted) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i);
      String value = null;
      if (wanted.numbers().contains(name)) {
        value = number(row.get(i).strip());
      } else if (wanted.texts().contains(name)) {
        value = row.get(i).isEmpty() ? null : RowJson.quote(row.get(i));
      }
      if (value != null) {
        json.append(json.length() > 1 ? "," : "");
        json.append(RowJson.quote(name)).append(':').append(value);
      }
    }
    return json.append('}').toString();
  }

  /** The JSON of a cell in a column of numbers: whoever reads it says what is wrong with a text. */
  private static @Nullable String number(String cell) {
    String lowerCase = cell.toLowerCase(Locale.ROOT);
    if (ABSENT.contains(lowerCase)) {
      return null;
    }
    if (INFINITE.matcher(lowerCase).matches()) {
      return cell.startsWith("-") ? "-" + MORE_THAN_ANY_DOUBLE : MORE_THAN_ANY_DOUBLE;
    }
    try {
      if (cell.length() <= LONGEST_NUMBER) {
        return new BigDecimal(cell).toString();
      }
    } catch (NumberFormatException noNumber) {
      return RowJson.quote(cell);
    }
    return RowJson.quote(cell);
  }
}
