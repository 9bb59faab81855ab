package org.afterward.benchmarks.streaming;

import org.afterward.coders.TimelineEntry;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Reads one number and writes it, for each entry: the least that a function with a memory does. */
final class CountingFn extends DoFn<KV<String, TimelineEntry>, Void> {

  @StateId("count")
  private final StateSpec<ValueState<Long>> count = StateSpecs.value(VarLongCoder.of());

  @ProcessElement
  public void process(
      @Element KV<String, TimelineEntry> entry, @StateId("count") ValueState<Long> counted) {
    @Nullable Long before = counted.read();
    counted.write(before == null ? 1 : before + 1);
  }
}
