package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;

/** Keeps what it is shown. */
final class Visited implements EventVisitor {

  final List<Event> events = new ArrayList<>();
  final List<List<BrokenRule>> misread = new ArrayList<>();
  final List<RawRecord> raw = new ArrayList<>();
  final List<Rejection> unreadable = new ArrayList<>();

  static Visited all(EventFile file) throws IOException {
    return parts(List.of(EventPart.all(file)));
  }

  static Visited parts(List<EventPart> parts) throws IOException {
    Visited visited = new Visited();
    for (EventPart part : parts) {
      EventPartReader.read(part, visited);
    }
    return visited;
  }

  @Override
  public void event(
      Event event, List<BrokenRule> broken, long arrivedAt, Supplier<RawRecord> from) {
    events.add(event);
    misread.add(broken);
    raw.add(from.get());
  }

  @Override
  public void unreadable(Rejection rejection) {
    unreadable.add(rejection);
  }
}
