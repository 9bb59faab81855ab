package org.afterward.pipelines.snapshots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.SkewRow;
import org.afterward.coders.SkewRowJson;
import org.afterward.pipelines.files.LinesFile;
import org.afterward.pipelines.files.WriteTogether;

/**
 * How far served contexts are from recomputed ones, as JSON lines in the output folder of a run
 * that has an end: a row for each day, layout and position.
 */
final class SkewFile {

  static final String NAME = "skew.jsonl";

  private static final Comparator<SkewRow> ORDER =
      Comparator.comparingLong(SkewRow::day)
          .thenComparing(SkewRow::layout)
          .thenComparingInt(SkewRow::position);

  private SkewFile() {}

  static WriteTogether<SkewRow> into(String folder) {
    return WriteTogether.into(
        folder,
        (into, rows) ->
            LinesFile.write(
                into, NAME, rows.stream().sorted(ORDER).map(SkewRowJson::write).toList()));
  }

  static List<SkewRow> read(String folder) {
    try {
      return LinesFile.read(folder, NAME).stream().map(SkewRowJson::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + "/" + NAME + " cannot be read", e);
    }
  }
}
