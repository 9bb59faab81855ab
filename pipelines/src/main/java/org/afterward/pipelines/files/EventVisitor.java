package org.afterward.pipelines.files;

import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;

/** What a reader meets in a part of a file, row by row. */
public interface EventVisitor {

  /**
   * An event as it came.
   *
   * @param misread the fields that were not of their type
   * @param arrivedAt when it arrived, in epoch milliseconds, or {@link Event#NO_TIME} where nobody
   *     knows
   * @param raw what it was read from, made only when asked for, which is possible until this method
   *     returns; a row of Parquet is told as the JSON line that says the same
   */
  void event(Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw);

  /** Something of which no event can be made. */
  void unreadable(Rejection rejection);
}
