package org.afterward.pipelines.files;

import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;

/** Fails at the first event. */
final class FailingVisitor implements EventVisitor {

  @Override
  public void event(
      Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
    throw new IllegalStateException("for this test");
  }

  @Override
  public void unreadable(Rejection rejection) {
    throw new IllegalStateException("for this test");
  }
}
