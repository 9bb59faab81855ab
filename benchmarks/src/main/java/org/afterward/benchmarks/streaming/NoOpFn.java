package org.afterward.benchmarks.streaming;

import org.afterward.coders.TimelineEntry;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Has state, so that the runner keys its input, and does nothing with it. */
final class NoOpFn extends DoFn<KV<String, TimelineEntry>, Void> {

  @StateId("cell")
  private final StateSpec<ValueState<Long>> cell = StateSpecs.value(VarLongCoder.of());

  @ProcessElement
  public void process(@Element KV<String, TimelineEntry> entry) {}
}
