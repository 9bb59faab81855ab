package org.afterward.transforms.waiting;

import java.util.Map;
import org.afterward.coders.LateFact;
import org.afterward.coders.Pending;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** What {@link AwaitOutcomes} says: outcomes, and why there are others missing. */
public final class Outcomes<D, O> implements POutput {

  /** The names of the outputs. */
  static final class Tags<D, O> implements java.io.Serializable {
    final TupleTag<O> settled = new TupleTag<>("settled");
    final TupleTag<O> estimates = new TupleTag<>("estimates");
    final TupleTag<Pending<D>> pending = new TupleTag<>("pending");
    final TupleTag<LateFact> lateFacts = new TupleTag<>("late facts");

    TupleTagList besideSettled() {
      return TupleTagList.of(estimates).and(pending).and(lateFacts);
    }
  }

  private final Tags<D, O> tags;
  private final PCollectionTuple outputs;

  Outcomes(Tags<D, O> tags, PCollectionTuple outputs) {
    this.tags = tags;
    this.outputs = outputs;
  }

  /**
   * One outcome for each decision whose horizon has passed; on a stream, its corrections beside it.
   */
  public PCollection<O> settled() {
    return outputs.get(tags.settled);
  }

  /** What could be said early, at the ages that were asked for, on a stream. Trains nothing. */
  public PCollection<O> estimates() {
    return outputs.get(tags.estimates);
  }

  /** The decisions without an outcome, and why. */
  public PCollection<Pending<D>> pending() {
    return outputs.get(tags.pending);
  }

  /** The facts that came too late for some decision, on a stream. */
  public PCollection<LateFact> lateFacts() {
    return outputs.get(tags.lateFacts);
  }

  @Override
  public Pipeline getPipeline() {
    return outputs.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return outputs.expand();
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
