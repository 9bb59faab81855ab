package org.afterward.benchmarks.streaming;

import org.afterward.coders.TimelineEntry;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives each arrival to its user. */
final class EntryFn extends DoFn<Batch, KV<String, TimelineEntry>> {

  private final BatchReader reader;

  EntryFn(ArrivalPlan plan) {
    this.reader = new BatchReader(plan);
  }

  @ProcessElement
  public void process(@Element Batch batch, OutputReceiver<KV<String, TimelineEntry>> out) {
    reader.forEach(batch, arrival -> out.output(KV.of(arrival.user(), Translation.entry(arrival))));
  }
}
