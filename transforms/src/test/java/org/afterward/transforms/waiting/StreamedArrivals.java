package org.afterward.transforms.waiting;

import java.util.Random;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactCoder;
import org.afterward.coders.TimelineEntry;
import org.afterward.coders.TimelineEntryCoder;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * {@link Arrivals} as the two inputs of {@link AwaitOutcomes}: one stream of bundles of any size,
 * divided.
 */
public record StreamedArrivals<D>(PCollection<D> decisions, PCollection<KV<String, Fact>> facts) {

  /**
   * The stream, at the root of a pipeline.
   *
   * @param settlement recalls the decisions
   * @param random says how bundles are cut
   */
  public static <D> StreamedArrivals<D> of(
      Arrivals arrivals, Settlement<D, ?> settlement, Pipeline pipeline, Random random) {
    BundledStream<KV<String, TimelineEntry>> stream =
        new BundledStream<>(KvCoder.of(StringUtf8Coder.of(), TimelineEntryCoder.of()));
    for (Arrivals.Step step : arrivals.steps()) {
      if (step instanceof Arrivals.TimeGoesOn time) {
        stream.goOnTo(time.to());
      } else if (step instanceof Arrivals.Arrival arrival) {
        stream.add(KV.of(arrival.person(), arrival.entry()), arrival.entry().at());
        if (random.nextInt(8) == 0) {
          stream.endBundle();
        }
      }
    }
    TupleTag<D> decisions = new TupleTag<>("decisions");
    TupleTag<KV<String, Fact>> facts = new TupleTag<>("facts");
    PCollectionTuple divided =
        pipeline
            .apply("Stream", stream.toTheEnd())
            .apply(
                "Divide",
                ParDo.of(new Divide<>(settlement, decisions, facts))
                    .withOutputTags(decisions, TupleTagList.of(facts)));
    try {
      return new StreamedArrivals<>(
          divided
              .get(decisions)
              .setCoder(pipeline.getCoderRegistry().getCoder(settlement.decisionType())),
          divided.get(facts).setCoder(KvCoder.of(StringUtf8Coder.of(), FactCoder.of())));
    } catch (CannotProvideCoderException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Divide<D> extends DoFn<KV<String, TimelineEntry>, D> {

    private final Settlement<D, ?> settlement;
    private final TupleTag<D> decisions;
    private final TupleTag<KV<String, Fact>> facts;

    Divide(Settlement<D, ?> settlement, TupleTag<D> decisions, TupleTag<KV<String, Fact>> facts) {
      this.settlement = settlement;
      this.decisions = decisions;
      this.facts = facts;
    }

    @ProcessElement
    public void divide(@Element KV<String, TimelineEntry> element, MultiOutputReceiver outputs) {
      if (element.getValue() instanceof Decision decision) {
        outputs.get(decisions).output(settlement.recall(element.getKey(), decision));
      } else if (element.getValue() instanceof Fact fact) {
        outputs.get(facts).output(KV.of(element.getKey(), fact));
      }
    }
  }
}
