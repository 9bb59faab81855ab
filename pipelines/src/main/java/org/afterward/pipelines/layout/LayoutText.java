package org.afterward.pipelines.layout;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextPosition;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;

/** What layouts mean, for people. */
final class LayoutText {

  private LayoutText() {}

  static String of(List<ContextLayout> layouts) {
    return layouts.stream().map(LayoutText::of).collect(Collectors.joining("\n"));
  }

  private static String of(ContextLayout layout) {
    TextTable table =
        TextTable.of(Side.RIGHT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT)
            .row("position", "name", "range", "default", "sources");
    for (int i = 0; i < layout.length(); i++) {
      ContextPosition position = layout.positions().get(i);
      table.row(
          Integer.toString(i),
          position.name(),
          plain(position.least()) + " to " + plain(position.most()),
          plain(position.whenMissing()),
          position.sources().stream().map(Object::toString).collect(Collectors.joining(", else ")));
    }
    return "layout " + summary(layout) + "\n" + table;
  }

  /** Its name and hash, and how long it is. */
  static String summary(ContextLayout layout) {
    return layout.reference() + ", " + layout.length() + " positions";
  }

  private static String plain(double number) {
    BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    return Math.abs(decimal.scale()) > 12 ? decimal.toString() : decimal.toPlainString();
  }
}
