package org.afterward.benchmarks.streaming;

import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Splits arrivals into the two inputs that rewards are made of. */
final class SplitFn extends DoFn<Batch, KV<String, Fact>> {

  static final TupleTag<KV<String, Fact>> FACTS = new TupleTag<>("facts") {};
  static final TupleTag<Exposure> EXPOSURES = new TupleTag<>("exposures") {};

  private final BatchReader reader;

  SplitFn(ArrivalPlan plan) {
    this.reader = new BatchReader(plan);
  }

  @ProcessElement
  public void process(@Element Batch batch, MultiOutputReceiver out) {
    OutputReceiver<Exposure> exposures = out.get(EXPOSURES);
    OutputReceiver<KV<String, Fact>> facts = out.get(FACTS);
    reader.forEach(
        batch,
        arrival -> {
          FactKind kind = arrival.kind();
          if (kind == null) {
            exposures.output(Translation.exposure(arrival));
          } else {
            facts.output(KV.of(arrival.user(), Translation.fact(arrival, kind)));
          }
        });
  }
}
