package org.afterward.pipelines.dynamo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the tables that can be read anywhere and at the same time as others: what travels
 * through a pipeline in place of the items themselves. Read it with {@link TablePartReader}.
 */
public sealed interface TablePart {

  /** The exposures of a UTC day, with a reward or without. */
  record Exposures(boolean rewarded, LocalDate day) implements TablePart {}

  /**
   * A segment of a table of the app.
   *
   * @param segment from 0
   */
  record AppTable(String table, int segment, int segments) implements TablePart {}

  /** The exposures from a day to the one before another, with and without a reward. */
  static List<TablePart> exposures(LocalDate from, LocalDate until) {
    List<TablePart> parts = new ArrayList<>();
    from.datesUntil(until)
        .forEach(
            day -> {
              parts.add(new Exposures(true, day));
              parts.add(new Exposures(false, day));
            });
    return parts;
  }

  /** All tables of a mapping, each cut into so many segments. */
  static List<TablePart> appTables(AppTables tables, int segments) {
    List<TablePart> parts = new ArrayList<>();
    for (String table : tables.names()) {
      for (int segment = 0; segment < segments; segment++) {
        parts.add(new AppTable(table, segment, segments));
      }
    }
    return parts;
  }
}
