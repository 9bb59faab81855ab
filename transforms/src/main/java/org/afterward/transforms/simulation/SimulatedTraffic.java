package org.afterward.transforms.simulation;

import java.util.Map;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/** What {@link SimulateTraffic} makes: the good and the broken alike, for an intake to sort out. */
public final class SimulatedTraffic implements POutput {

  static final TupleTag<Exposure> EXPOSURES = new TupleTag<>("exposures");
  static final TupleTag<UserEvent> USER_EVENTS = new TupleTag<>("user_events");
  static final TupleTag<Prediction> PREDICTIONS = new TupleTag<>("predictions");
  static final TupleTag<String> GARBAGE = new TupleTag<>("garbage");

  private final PCollection<Exposure> exposures;
  private final PCollection<UserEvent> userEvents;
  private final PCollection<Prediction> predictions;
  private final PCollection<String> garbage;

  SimulatedTraffic(
      PCollection<Exposure> exposures,
      PCollection<UserEvent> userEvents,
      PCollection<Prediction> predictions,
      PCollection<String> garbage) {
    this.exposures = exposures;
    this.userEvents = userEvents;
    this.predictions = predictions;
    this.garbage = garbage;
  }

  public PCollection<Exposure> exposures() {
    return exposures;
  }

  public PCollection<UserEvent> userEvents() {
    return userEvents;
  }

  public PCollection<Prediction> predictions() {
    return predictions;
  }

  /** Lines that are no events. */
  public PCollection<String> garbage() {
    return garbage;
  }

  @Override
  public Pipeline getPipeline() {
    return exposures.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(
        EXPOSURES, exposures, USER_EVENTS, userEvents, PREDICTIONS, predictions, GARBAGE, garbage);
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
