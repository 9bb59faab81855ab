package org.afterward.transforms.waiting;

import java.util.Map;
import org.afterward.coders.Pending;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/** What {@link AwaitOutcomes} says: outcomes, and the decisions that have none yet. */
public final class Outcomes<D, O> implements POutput {

  private final TupleTag<O> settledTag;
  private final PCollection<O> settled;
  private final TupleTag<Pending<D>> pendingTag;
  private final PCollection<Pending<D>> pending;

  Outcomes(
      TupleTag<O> settledTag,
      PCollection<O> settled,
      TupleTag<Pending<D>> pendingTag,
      PCollection<Pending<D>> pending) {
    this.settledTag = settledTag;
    this.settled = settled;
    this.pendingTag = pendingTag;
    this.pending = pending;
  }

  /** One outcome for each decision whose horizon has passed. */
  public PCollection<O> settled() {
    return settled;
  }

  /** The decisions without an outcome, and why. */
  public PCollection<Pending<D>> pending() {
    return pending;
  }

  @Override
  public Pipeline getPipeline() {
    return settled.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(settledTag, settled, pendingTag, pending);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
