package org.afterward.benchmarks.streaming;

import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Splits arrivals into the two inputs that rewards are made of. */
final class SplitFn extends DoFn<Arrival, KV<String, Fact>> {

  static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>("facts") {};
  static final TupleTag<Exposure> EXPOSURES = new TupleTag<>("exposures") {};

  @ProcessElement
  public void process(@Element Arrival arrival, MultiOutputReceiver out) {
    FactKind kind = arrival.kind();
    if (kind == null) {
      out.get(EXPOSURES).output(Translation.exposure(arrival));
    } else {
      out.get(FACTS).output(KV.of(arrival.user(), Translation.fact(arrival, kind)));
    }
  }
}
