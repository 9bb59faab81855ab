package org.afterward.pipelines.rewards;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.packing.PackedEvents;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.EventSource;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Rewards of what is there when the run begins: files, topics up to their ends, tables. */
final class BatchRewards {

  private final RewardsOptions options;
  private final RewardRule rule;
  private final RewardTerms terms;
  private final ShownRange range;
  private final TrainingContexts contexts;

  BatchRewards(
      RewardsOptions options,
      RewardRule rule,
      RewardTerms terms,
      ShownRange range,
      TrainingContexts contexts) {
    this.options = options;
    this.rule = rule;
    this.terms = terms;
    this.range = range;
    this.contexts = contexts;
  }

  void build(Pipeline pipeline, List<EventSource<?>> sources) {
    pipeline.getCoderRegistry().registerCoderForClass(Tally.class, TallyCoder.of());
    PackedEvents packed =
        PackedEvents.of(pipeline, sources, rule.contract(), new RewardMeaning(terms.settlement()));
    List<PCollection<Rejection>> rejected = new ArrayList<>(packed.rejected());
    List<PCollection<KV<String, Tally>>> tallies = new ArrayList<>();
    tallies.add(packed.read().apply("Tally records", ParDo.of(new TallyFn<>(Tallies::read))));

    DeliverRewards deliver = DeliverRewards.as(options, terms);
    PCollectionTuple outcomes =
        packed
            .chunks()
            .apply(
                "Write outcomes",
                WriteOutcomes.into(
                    options.getOutput(),
                    options.getFormat(),
                    terms,
                    range,
                    rule.completeUntil(),
                    deliver.hasAnyone()));
    tallies.add(outcomes.get(WriteOutcomes.TALLIES));
    if (deliver.hasAnyone()) {
      rejected.addAll(
          contexts
              .in(outcomes.get(WriteOutcomes.PLAUSIBLE))
              .apply("Deliver rewards", deliver)
              .getAll());
    }

    PCollection<Rejection> rejections =
        WriteRejections.as(options, OutputFiles.of(options, options.getFormat())).of(rejected);
    tallies.add(rejections.apply("Tally rejections", ParDo.of(new TallyFn<>(Tallies::rejection))));
    PCollectionList.of(tallies).apply("Write summary", WriteSummary.into(options.getOutput()));
  }
}
