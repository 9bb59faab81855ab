package org.afterward.transforms.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.afterward.coders.Box;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.IsoTime;
import org.afterward.coders.PopulationSketch;
import org.afterward.coders.Prediction;
import org.afterward.coders.RawRecord;
import org.afterward.coders.ServedContext;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TimelineEntry;
import org.afterward.coders.UnreadableEventException;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.waiting.LookbackRoom;

/** A folder of {@code testdata/golden/snapshots}, whose README says what is in it. */
record GoldenContextCase(String name) {

  private static final Pattern POPULATION =
      Pattern.compile("\\{\"date\":\"(.+)\",\"box\":\"(.+)\",\"scores\":\\[(.+)]}");

  /** A number that a context must have, as it is printed. */
  record Expected(String exposureId, String name, String printed) {}

  static List<GoldenContextCase> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders
          .map(folder -> new GoldenContextCase(String.valueOf(folder.getFileName())))
          .sorted(Comparator.comparing(GoldenContextCase::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (String line : lines("events.jsonl")) {
      try {
        events.add(EventJson.read(RawRecord.of(line)).value());
      } catch (UnreadableEventException e) {
        throw new IllegalArgumentException(line, e);
      }
    }
    return events;
  }

  Populations populations(BoxPolicy policy) {
    List<PopulationSketch> sketches = new ArrayList<>();
    for (String line : lines("populations.jsonl")) {
      Matcher population = POPULATION.matcher(line);
      if (!population.matches()) {
        throw new IllegalArgumentException(line);
      }
      ScoreSketch sketch = ScoreSketch.empty();
      for (String score : population.group(3).split(",", -1)) {
        sketch.add(Double.parseDouble(score));
      }
      sketches.add(
          new PopulationSketch(
              LocalDate.parse(population.group(1)).toEpochDay(),
              Objects.requireNonNull(Box.named(population.group(2))),
              policy.reference(),
              sketch.n(),
              sketch.bytes()));
    }
    return Populations.of(policy, sketches);
  }

  /** The snapshots of all exposures, by the rules alone, in these populations. */
  List<ContextSnapshot> snapshots(SnapshotTerms terms) {
    SnapshotRetrospection retrospection =
        SnapshotRetrospection.ofExposures(terms.rankedIn(populations(terms.boxes())));
    Map<String, TimelineBuilder> stories = new TreeMap<>();
    BiConsumer<String, TimelineEntry> tell =
        (person, entry) -> stories.computeIfAbsent(person, TimelineBuilder::new).add(entry);
    for (Event event : events()) {
      if (event instanceof UserEvent act) {
        FactsOf.event(act, tell::accept);
        FactsOf.received(act, tell::accept);
      } else if (event instanceof Prediction prediction) {
        FactsOf.prediction(prediction, tell::accept);
      } else if (event instanceof Exposure exposure) {
        tell.accept(exposure.userId(), retrospection.remember(ServedContext.of(exposure)));
      }
    }
    List<ContextSnapshot> snapshots = new ArrayList<>();
    for (TimelineBuilder story : stories.values()) {
      new LookbackRoom<>(retrospection, story.build())
          .advanceTo(IsoTime.parse("2025-01-01T00:00:00Z"), each -> snapshots.add(each.snapshot()));
    }
    return snapshots;
  }

  List<Expected> expected() {
    return lines("contexts.txt").stream()
        .map(line -> line.split(" ", -1))
        .map(words -> new Expected(words[0], words[1], words[2]))
        .toList();
  }

  private List<String> lines(String file) {
    Path path = root().resolve(name).resolve(file);
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String root = Objects.requireNonNull(System.getProperty("afterward.root"), "afterward.root");
    return Path.of(root, "testdata", "golden", "snapshots");
  }

  @Override
  public String toString() {
    return name;
  }
}
