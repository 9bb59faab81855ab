package org.afterward.benchmarks.streaming;

import org.afterward.coders.TimelineEntry;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives each arrival to its user. */
final class EntryFn extends DoFn<Arrival, KV<String, TimelineEntry>> {

  @ProcessElement
  public void process(@Element Arrival arrival, OutputReceiver<KV<String, TimelineEntry>> out) {
    out.output(KV.of(arrival.user(), Translation.entry(arrival)));
  }
}
