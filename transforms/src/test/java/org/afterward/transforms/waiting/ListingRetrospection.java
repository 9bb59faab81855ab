package org.afterward.transforms.waiting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Timeline;

/**
 * A retrospection that only lists what it was shown, and remembers that: so that one fact too few,
 * too many, twice, or not in order is seen. Each person is looked at every midnight.
 */
final class ListingRetrospection implements Retrospection<OpenExposure, String> {

  static final long DAY = 24 * 60 * 60 * 1000L;
  static final long SILENCE = 5 * DAY;

  @Override
  public Class<OpenExposure> decisionType() {
    return OpenExposure.class;
  }

  @Override
  public Class<String> outcomeType() {
    return String.class;
  }

  @Override
  public String personOf(OpenExposure decision) {
    return decision.userId();
  }

  @Override
  public Decision remember(OpenExposure decision) {
    return new Decision(decision.shownAt(), decision.exposureId(), Bytes.empty());
  }

  @Override
  public OpenExposure recall(String person, Decision remembered) {
    return new OpenExposure(remembered.id(), person, remembered.at(), 0);
  }

  @Override
  public long silenceMs() {
    return SILENCE;
  }

  @Override
  public long nextLookAfter(long time) {
    return Math.floorDiv(time, DAY) * DAY + DAY;
  }

  @Override
  public void settle(
      Bytes memory, Timeline timeline, List<Decision> due, Consumer<String> outcomes) {
    Seen seen = Seen.read(memory);
    Reading reading = new Reading(timeline);
    for (Decision decision : due) {
      reading.upTo(decision.at(), seen);
      boolean gone = decision.at() > seen.lastAt + SILENCE;
      if (!decision.id().isEmpty()) {
        outcomes.accept(decision.id() + " saw " + (gone ? List.of() : seen.ids));
      } else if (!gone) {
        outcomes.accept(timeline.person() + " at " + decision.at() + " had seen " + seen.ids);
      }
    }
  }

  @Override
  public Bytes fold(Bytes memory, Timeline past) {
    Seen seen = Seen.read(memory);
    new Reading(past).upTo(Long.MAX_VALUE, seen);
    return seen.write();
  }

  @Override
  public long lastAt(Bytes memory) {
    return Seen.read(memory).lastAt;
  }

  /** Goes on in a timeline, facts before decisions of the same time. */
  private static final class Reading {
    private final Timeline timeline;
    private int fact;
    private int decision;

    Reading(Timeline timeline) {
      this.timeline = timeline;
    }

    void upTo(long before, Seen seen) {
      while (true) {
        long factAt = fact < timeline.size() ? timeline.at(fact) : Long.MAX_VALUE;
        List<Decision> decisions = timeline.decisions();
        long decisionAt =
            decision < decisions.size() ? decisions.get(decision).at() : Long.MAX_VALUE;
        if (Math.min(factAt, decisionAt) >= before) {
          return;
        }
        if (factAt <= decisionAt) {
          seen.add(factAt, timeline.id(fact++));
        } else {
          seen.add(decisionAt, decisions.get(decision++).id());
        }
      }
    }
  }

  private static final class Seen {
    private long lastAt = Long.MIN_VALUE / 2;
    private final List<String> ids = new ArrayList<>();

    void add(long at, String id) {
      if (at > lastAt + SILENCE) {
        ids.clear();
      }
      ids.add(id);
      lastAt = at;
    }

    static Seen read(Bytes memory) {
      Seen seen = new Seen();
      if (memory.length() > 0) {
        String[] words = new String(memory.array(), StandardCharsets.UTF_8).split(" ");
        seen.lastAt = Long.parseLong(words[0]);
        seen.ids.addAll(List.of(words).subList(1, words.length));
      }
      return seen;
    }

    Bytes write() {
      return Bytes.wrap((lastAt + " " + String.join(" ", ids)).getBytes(StandardCharsets.UTF_8));
    }
  }
}
