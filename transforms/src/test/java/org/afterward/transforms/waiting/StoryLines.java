package org.afterward.transforms.waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.IsoTime;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineEntry;

/** The lines of a {@link FrozenStory}'s files: words with a space between. */
final class StoryLines {

  /** Stands for what is not there. */
  private static final String NONE = "-";

  private StoryLines() {}

  /** The story of this person. */
  static FrozenStory read(String person, List<String> lines) {
    long late = 0;
    long correct = 0;
    long align = 1;
    long knownUntil = Long.MAX_VALUE;
    List<Long> estimates = new ArrayList<>();
    List<Arrivals.Step> before = new ArrayList<>();
    List<Arrivals.Step> after = new ArrayList<>();
    List<Arrivals.Step> steps = before;
    for (String line : lines) {
      List<String> words = List.of(line.split(" +", -1));
      switch (words.get(0)) {
        case "", "#" -> {}
        case "late" -> late = duration(words);
        case "correct" -> correct = duration(words);
        case "align" -> align = duration(words);
        case "estimate" -> estimates.add(duration(words));
        case "known-until" -> knownUntil = IsoTime.parse(words.get(1));
        case "savepoint" -> steps = after;
        default -> steps.add(step(person, words));
      }
    }
    return new FrozenStory(
        person,
        new Patience(late, correct, estimates, align),
        knownUntil,
        new Arrivals(before),
        new Arrivals(after));
  }

  private static long duration(List<String> words) {
    return Duration.parse(words.get(1)).toMillis();
  }

  private static Arrivals.Step step(String person, List<String> words) {
    long at = IsoTime.parse(words.get(1));
    return switch (words.get(0)) {
      case "time" -> new Arrivals.TimeGoesOn(at);
      case "decision" -> {
        Bytes brief = Bytes.wrap(HexFormat.of().parseHex(text(words.get(3))));
        yield new Arrivals.Arrival(person, new Decision(at, words.get(2), brief));
      }
      case "fact" -> {
        FactKind kind = FactKind.valueOf(words.get(3));
        long amount = Long.parseLong(words.get(4));
        String counterpart = text(words.get(5));
        String exposure = text(words.get(6));
        yield new Arrivals.Arrival(
            person, new Fact(at, words.get(2), kind, amount, counterpart, exposure));
      }
      default -> throw new IllegalArgumentException(person + ": " + words);
    };
  }

  /** All that the bytes keep. */
  static List<String> kept(StoredCells cells) {
    List<TimelineEntry> entries = new ArrayList<>(cells.state().recent().unpack());
    for (TimelineChunk chunk : cells.sealed()) {
      entries.addAll(chunk.unpack());
    }
    entries.sort(Comparator.comparingLong(TimelineEntry::at).thenComparing(TimelineEntry::id));
    List<String> lines = new ArrayList<>();
    entries.forEach(entry -> lines.add(line(entry)));
    cells
        .state()
        .noted()
        .forEach(noted -> lines.add("noted " + noted.decisionId() + " " + noted.revisions()));
    lines.add("settled-through " + time(cells.state().settledThrough()));
    lines.add("wakes-at " + time(cells.state().wakeAt()));
    return lines;
  }

  private static String line(TimelineEntry entry) {
    if (entry instanceof Decision decision) {
      String brief = HexFormat.of().formatHex(decision.brief().array());
      return String.join(" ", "decision", time(entry.at()), entry.id(), orNone(brief));
    }
    Fact fact = (Fact) entry;
    String amount = Long.toString(fact.amount());
    String links = orNone(fact.counterpart()) + " " + orNone(fact.exposure());
    return String.join(" ", "fact", time(fact.at()), fact.id(), fact.kind().name(), amount, links);
  }

  /** All that has come out of the stream so far. */
  static List<String> told(PlayedStream<OpenExposure, String> stream) {
    List<String> lines = new ArrayList<>();
    stream.settled().forEach(line -> lines.add("settled " + line));
    stream.estimates().forEach(line -> lines.add("estimated " + line));
    stream
        .pending()
        .forEach(open -> lines.add("pending " + open.decision().exposureId() + " " + open.cause()));
    stream
        .late()
        .forEach(late -> lines.add("late " + late.fact().id() + " reached " + late.reached()));
    return lines;
  }

  private static String time(long time) {
    return time == Event.NO_TIME ? NONE : IsoTime.format(time);
  }

  private static String text(String word) {
    return word.equals(NONE) ? "" : word;
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
