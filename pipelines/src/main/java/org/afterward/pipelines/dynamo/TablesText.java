package org.afterward.pipelines.dynamo;

import java.util.List;
import org.afterward.pipelines.commandline.TextTable;

/** What tables must be, for people. */
final class TablesText {

  private static final int WIDTH = 100;
  private static final int MARGIN = 14;

  private TablesText() {}

  static String of(List<TableDefinition> tables) {
    StringBuilder text = new StringBuilder();
    for (TableDefinition table : tables) {
      text.append(text.isEmpty() ? "" : "\n").append(table.name()).append('\n').append(body(table));
    }
    return text.toString();
  }

  private static String body(TableDefinition table) {
    TextTable rows = TextTable.of(TextTable.Side.LEFT, TextTable.Side.LEFT, TextTable.Side.LEFT);
    rows.row("  key", Tables.PK, table.partitionKey()).row("", Tables.SK, table.sortKey());
    for (IndexDefinition index : table.indexes()) {
      rows.row("  index " + index.name(), index.partitionKey(), index.key())
          .row("", index.sortKey(), table.sortKey());
    }
    String kept =
        table.expires()
            ? "%d days, by %s".formatted(table.keptFor().toDays(), Tables.EXPIRES_AT)
            : "for ever";
    return rows + "  kept        " + kept + "\n  attributes  " + wrapped(table.attributes()) + "\n";
  }

  private static String wrapped(List<String> words) {
    StringBuilder text = new StringBuilder();
    int column = MARGIN;
    for (String word : words) {
      if (column > MARGIN && column + word.length() > WIDTH) {
        text.append("\n").append(" ".repeat(MARGIN));
        column = MARGIN;
      } else if (column > MARGIN) {
        text.append(' ');
      }
      text.append(word);
      column += word.length() + 1;
    }
    return text.toString();
  }
}
