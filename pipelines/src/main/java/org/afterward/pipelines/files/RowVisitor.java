package org.afterward.pipelines.files;

import java.util.function.Supplier;
import org.afterward.coders.Bytes;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;

/** Is shown the rows of a table. */
public interface RowVisitor {

  /**
   * A row.
   *
   * @param json the JSON object that says the same; it may lack columns that nobody wants
   * @param raw the row as it came, and from where; for whoever rejects it
   */
  void row(Bytes json, Supplier<RawRecord> raw);

  /** What is no row at all. */
  void unreadable(Rejection rejection);
}
