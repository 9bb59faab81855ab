package org.afterward.pipelines.sources;

import java.util.List;
import java.util.function.Function;
import org.afterward.coders.Exposure;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.Parsed;
import org.afterward.coders.Prediction;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.kafka.ReadTopics;
import org.afterward.transforms.intake.ParseEvents;
import org.afterward.transforms.intake.ParsedEvents;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** The events of all of a run's sources together, by kind and not judged yet. */
public final class IncomingEvents {

  private final List<ParsedEvents> sources;

  private IncomingEvents(List<ParsedEvents> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Of topics, as this reads them; events of a higher level are rejected. */
  public static IncomingEvents of(Pipeline pipeline, ReadTopics topics, int level) {
    return new IncomingEvents(
        List.of(pipeline.apply("Read events", topics).apply("Parse", ParseEvents.atLevel(level))));
  }

  /** Of sources that have an end; events of a higher level are rejected. */
  public static IncomingEvents of(Pipeline pipeline, List<EventSource<?>> sources, int level) {
    return new IncomingEvents(
        sources.stream().map(source -> parsed(pipeline, source, level)).toList());
  }

  private static <P> ParsedEvents parsed(Pipeline pipeline, EventSource<P> source, int level) {
    PCollection<P> parts = pipeline.apply("List parts of " + source.what(), source.parts());
    return ParsedEvents.by(ParDo.of(new ReadPartsFn<>(source.reading(), level)), parts);
  }

  /** Adds what could not be read to the list, and returns the rest. */
  public IncomingEvents failuresTo(List<PCollection<Rejection>> rejections) {
    sources.forEach(source -> source.failuresTo(rejections));
    return this;
  }

  public PCollection<Parsed<Exposure>> exposures() {
    return together("Exposures", ParsedEvents::exposures);
  }

  public PCollection<Parsed<UserEvent>> userEvents() {
    return together("Activity", ParsedEvents::userEvents);
  }

  public PCollection<Parsed<Prediction>> predictions() {
    return together("Predictions", ParsedEvents::predictions);
  }

  /** What Afterward itself once wrote. */
  public PCollection<Parsed<OwnRecord>> ownRecords() {
    return together("Own records", ParsedEvents::ownRecords);
  }

  private <T> PCollection<T> together(String name, Function<ParsedEvents, PCollection<T>> kind) {
    return PCollectionList.of(sources.stream().map(kind).toList())
        .apply(name, Flatten.pCollections());
  }
}
