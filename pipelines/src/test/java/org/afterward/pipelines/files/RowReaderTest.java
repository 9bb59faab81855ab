package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.Bytes;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {

  private static final RowColumns WANTED = new RowColumns(List.of("n", "m"), List.of("t"));

  private final Path folder;

  RowReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  /** Each row's JSON; of what is no row, the rule that it breaks. */
  private static List<String> rows(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    RowReader.read(
        file.toString(),
        WANTED,
        new RowVisitor() {
          @Override
          public void row(Bytes json, Supplier<RawRecord> raw) {
            rows.add(json.text());
          }

          @Override
          public void unreadable(Rejection rejection) {
            rows.add(rejection.broken().get(0).rule() + " at " + rejection.raw().offset());
          }
        });
    return rows;
  }

  @Test
  void cells_may_be_quoted_and_hold_anything() throws IOException {
    Path file = file("a.csv", "t,n\n\"a \"\"b\"\",\nc\",\"1\"\n 별 ,2\n");
    assertThat(rows(file))
        .containsExactly("{\"t\":\"a \\\"b\\\",\\nc\",\"n\":1}", "{\"t\":\" 별 \",\"n\":2}");
  }

  @Test
  void a_cell_without_a_number_is_absent_and_an_infinite_or_wrong_one_is_kept() throws IOException {
    Path file = file("a.csv", "n,m\n,nan\nNA,null\ninf,-Infinity\n+.5,1E3\nx,0x1F\n");
    assertThat(rows(file))
        .containsExactly(
            "{}",
            "{}",
            "{\"n\":1e999,\"m\":-1e999}",
            "{\"n\":0.5,\"m\":1E+3}",
            "{\"n\":\"x\",\"m\":\"0x1F\"}");
  }

  @Test
  void a_row_with_other_cells_than_the_header_is_none() throws IOException {
    assertThat(rows(file("a.csv", "n,m\n1\n1,2,3\n4,5\n")))
        .containsExactly("cells at 2", "cells at 3", "{\"n\":4,\"m\":5}");
  }

  @Test
  void a_row_is_kept_as_it_came() throws IOException {
    Path file = file("a.csv", "t,n,other\n\"a,b\",x,c\n");
    List<RawRecord> raw = new ArrayList<>();
    RowReader.read(
        file.toString(),
        WANTED,
        new RowVisitor() {
          @Override
          public void row(Bytes json, Supplier<RawRecord> from) {
            raw.add(from.get());
          }

          @Override
          public void unreadable(Rejection rejection) {
            throw new AssertionError(rejection);
          }
        });
    assertThat(raw).hasSize(1);
    assertThat(raw.get(0).bytes().text()).isEqualTo("\"a,b\",x,c");
    assertThat(raw.get(0).origin()).isEqualTo(file.toString());
    assertThat(raw.get(0).offset()).isEqualTo(2);
  }

  @Test
  void quotes_that_do_not_end_fail_with_the_name_of_the_file() throws IOException {
    Path file = file("cut.csv", "n,t\n1,\"cut");
    assertThatThrownBy(() -> rows(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " cannot be read: near line 2: ");
  }

  @Test
  void columns_are_those_of_the_header_or_of_the_first_objects() throws IOException {
    assertThat(columns(file("a.csv", "\uFEFFn, t ,m\n"))).containsExactly("n", "t", "m");
    assertThat(columns(file("b.jsonl", "{\"n\":{\"x\":1}}\nbroken\n{\"n\":1,\"t\":[2]}\n[3]\n")))
        .containsExactly("n", "t");
    assertThat(columns(file("c.jsonl", ""))).isEmpty();
    EventFile parquet =
        ForeignParquet.write(
            folder.resolve("d.parquet"),
            "optional int64 t; required double n;",
            List.of(row -> row.append("n", 0.5)));
    assertThat(columns(Path.of(parquet.name()))).containsExactly("t", "n");
  }

  private static Iterable<String> columns(Path file) throws IOException {
    return RowReader.columns(RowFile.match(List.of(file.toString())).get(0));
  }

  @Test
  void a_row_of_parquet_is_told_as_its_json() throws IOException {
    EventFile file =
        ForeignParquet.write(
            folder.resolve("a.parquet"),
            "optional int64 t; required double n; optional int32 m; optional binary more (STRING);",
            List.of(
                row -> row.append("t", 17L).append("n", 0.25).append("m", 3),
                row -> row.append("n", Double.NaN).append("more", "x"),
                row -> row.append("n", Double.NEGATIVE_INFINITY)));
    assertThat(rows(Path.of(file.name())))
        .containsExactly("{\"n\":0.25,\"m\":3.0,\"t\":\"17\"}", "{}", "{\"n\":-1e999}");
  }

  @Test
  void a_column_of_parquet_that_can_hold_no_numbers_is_named() throws IOException {
    EventFile file =
        ForeignParquet.write(
            folder.resolve("a.parquet"),
            "required binary n (STRING);",
            List.of(row -> row.append("n", "1")));
    assertThatThrownBy(() -> rows(Path.of(file.name())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.parquet cannot be read: its column n should hold numbers");
  }
}
