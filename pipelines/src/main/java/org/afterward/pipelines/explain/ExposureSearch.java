package org.afterward.pipelines.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.transforms.intake.EventContract;
import org.jspecify.annotations.Nullable;

/** Finds an exposure among all events, and what is beside it where it is not there. */
final class ExposureSearch implements EventVisitor {

  private final String wanted;
  private final EventContract contract;

  private final SortedSet<String> users = new TreeSet<>();
  private final List<Rejection> refusals = new ArrayList<>();
  private final SortedSet<String> idsOfWantedAsUser = new TreeSet<>();
  private @Nullable String before;
  private @Nullable String after;
  private long latestAt = Event.NO_TIME;

  ExposureSearch(String wanted, EventContract contract) {
    this.wanted = wanted;
    this.contract = contract;
  }

  /** To whom it was shown: one person, unless an id was given twice. */
  SortedSet<String> users() {
    return users;
  }

  /** The exposures with this id that are not valid. */
  List<Rejection> refusals() {
    return refusals;
  }

  /** The latest time of any event that counts for rewards. */
  long latestAt() {
    return latestAt;
  }

  /** What else might have been meant, in words; empty where there is no exposure at all. */
  String whatElse() {
    if (!idsOfWantedAsUser.isEmpty()) {
      return "%s is a user, and was shown %d exposures such as %s"
          .formatted(wanted, idsOfWantedAsUser.size(), idsOfWantedAsUser.first());
    }
    String neighbours =
        Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return neighbours.isEmpty() ? "" : "in the order of ids it would be beside " + neighbours;
  }

  @Override
  public void event(
      Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
    boolean countsForRewards = event instanceof UserEvent || event instanceof Exposure;
    if (!countsForRewards) {
      return;
    }
    List<BrokenRule> broken = contract.broken(event, misread, Event.NO_TIME);
    if (broken.isEmpty()) {
      latestAt = Math.max(latestAt, event.at());
      if (event instanceof Exposure exposure) {
        look(exposure);
      }
    } else if (event instanceof Exposure exposure && exposure.exposureId().equals(wanted)) {
      refusals.add(new Rejection(event.type().name(), broken, raw.get()));
    }
  }

  @Override
  public void unreadable(Rejection rejection) {
    // Nobody can say what it was.
  }

  private void look(Exposure exposure) {
    String id = exposure.exposureId();
    int order = id.compareTo(wanted);
    if (order == 0) {
      users.add(exposure.userId());
    } else if (order < 0) {
      before = before == null || before.compareTo(id) < 0 ? id : before;
    } else {
      after = after == null || after.compareTo(id) > 0 ? id : after;
    }
    if (exposure.userId().equals(wanted)) {
      idsOfWantedAsUser.add(id);
    }
  }
}
