package org.afterward.pipelines.explain;

import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.Fact;
import org.afterward.coders.IsoTime;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;

/**
 * Events one under the other, in columns; of a long list some, with how many more there are.
 *
 * @param atMost how many are shown of a list
 */
record EventLines(int atMost) {

  private static final String INDENT = "    ";

  /** What is said of an event: when, which, what, with whom, and how it counts. */
  record Line(Fact fact, String note) {}

  /** The first of the list. */
  String first(List<Line> lines) {
    int shown = Math.min(atMost, lines.size());
    return table(lines.subList(0, shown)) + more(lines.size() - shown, "more");
  }

  /** The last of the list: of what was before, the nearest. */
  String last(List<Line> lines) {
    int hidden = Math.max(0, lines.size() - atMost);
    return more(hidden, "earlier") + table(lines.subList(hidden, lines.size()));
  }

  private static String table(List<Line> lines) {
    TextTable table = TextTable.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
    for (Line line : lines) {
      Fact fact = line.fact();
      table.row(
          IsoTime.format(fact.at()),
          fact.id(),
          Wording.kind(fact.kind()),
          fact.counterpart(),
          line.note());
    }
    return indented(table.toString().lines());
  }

  private static String more(int hidden, String which) {
    return hidden == 0 ? "" : INDENT + "and " + hidden + " " + which + "\n";
  }

  private static String indented(Stream<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(INDENT).append(line).append('\n'));
    return text.toString();
  }
}
