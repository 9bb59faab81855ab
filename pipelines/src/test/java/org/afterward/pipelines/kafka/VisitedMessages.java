package org.afterward.pipelines.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventVisitor;

/** Keeps what it is shown. */
final class VisitedMessages implements EventVisitor {

  private final List<RawRecord> raw = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  /** The texts of all messages, in their order. */
  List<String> texts() {
    return raw.stream().map(record -> record.bytes().text()).toList();
  }

  /** All messages, in their order. */
  List<RawRecord> raw() {
    return raw;
  }

  /** What all of them are, in words. */
  List<String> told() {
    return told;
  }

  @Override
  public void event(
      Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> from) {
    String id = event instanceof UserEvent one ? " " + one.eventId() : "";
    List<String> wrong = misread.stream().map(one -> one.rule() + " " + one.field()).toList();
    keep(event.type() + id + " misread " + wrong, from.get());
  }

  @Override
  public void unreadable(Rejection rejection) {
    keep("rejected " + rejection.broken().stream().map(BrokenRule::rule).toList(), rejection.raw());
  }

  private void keep(String what, RawRecord from) {
    raw.add(from);
    told.add(what + " from " + from.origin() + "@" + from.offset() + " at " + from.arrivedAt());
  }
}
