package org.afterward.pipelines.commandline;

import java.util.ArrayList;
import java.util.List;

/** Cells in columns, for people: texts to the left, numbers to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  /** To which side the cells of a column go. */
  public enum Side {
    LEFT,
    RIGHT
  }

  private final List<Side> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(List<Side> columns) {
    this.columns = columns;
  }

  public static TextTable of(Side... columns) {
    return new TextTable(List.of(columns));
  }

  public TextTable row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("A row has one cell in each column");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The rows, each with a line break; no row ends in spaces. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : GAP).append(padded(row.get(column), column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(String cell, int column) {
    String padding = " ".repeat(width(column) - cell.length());
    return columns.get(column) == Side.LEFT ? cell + padding : padding + cell;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
