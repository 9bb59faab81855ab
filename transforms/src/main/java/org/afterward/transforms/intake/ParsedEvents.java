package org.afterward.transforms.intake;

import java.util.List;
import java.util.Map;
import org.afterward.coders.Exposure;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.Parsed;
import org.afterward.coders.Prediction;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** What {@link ParseEvents} read, by kind, and what it could not read. */
public final class ParsedEvents implements POutput {

  static final TupleTag<Parsed<UserEvent>> USER_EVENTS = new TupleTag<>("userEvents") {};
  static final TupleTag<Parsed<Exposure>> EXPOSURES = new TupleTag<>("exposures") {};
  static final TupleTag<Parsed<Prediction>> PREDICTIONS = new TupleTag<>("predictions") {};
  static final TupleTag<Parsed<OwnRecord>> OWN_RECORDS = new TupleTag<>("ownRecords") {};
  static final TupleTag<Rejection> REJECTIONS = new TupleTag<>("rejections") {};

  private final PCollectionTuple parsed;

  private ParsedEvents(PCollectionTuple parsed) {
    this.parsed = parsed;
  }

  /** What a DoFn reads that parts its events by an {@link EventOutlet}. */
  public static <I> ParsedEvents by(
      ParDo.SingleOutput<I, Parsed<UserEvent>> reading, PCollection<I> input) {
    return new ParsedEvents(
        input.apply(
            "Parse",
            reading.withOutputTags(
                USER_EVENTS,
                TupleTagList.of(EXPOSURES).and(PREDICTIONS).and(OWN_RECORDS).and(REJECTIONS))));
  }

  public PCollection<Parsed<UserEvent>> userEvents() {
    return parsed.get(USER_EVENTS);
  }

  public PCollection<Parsed<Exposure>> exposures() {
    return parsed.get(EXPOSURES);
  }

  public PCollection<Parsed<Prediction>> predictions() {
    return parsed.get(PREDICTIONS);
  }

  /** What Afterward itself once wrote: of most inputs nobody wants it. */
  public PCollection<Parsed<OwnRecord>> ownRecords() {
    return parsed.get(OWN_RECORDS);
  }

  public PCollection<Rejection> rejections() {
    return parsed.get(REJECTIONS);
  }

  /** Adds the rejections to the list, as {@code WithFailures.Result} does, and returns the rest. */
  public ParsedEvents failuresTo(List<PCollection<Rejection>> rejections) {
    rejections.add(rejections());
    return this;
  }

  @Override
  public Pipeline getPipeline() {
    return parsed.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return parsed.expand();
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
