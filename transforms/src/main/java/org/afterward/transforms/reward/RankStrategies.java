package org.afterward.transforms.reward;

import java.util.List;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.StrategyWorth;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Ranks the strategies under each credit policy, by what their rewards come to: one {@link
 * CreditRanking} for each reward policy and credit policy. The input may come in parts, which are
 * added up. Within the windows of its input, which for an unbounded one must end and be handed out
 * once.
 */
public final class RankStrategies
    extends PTransform<PCollection<StrategyWorth>, PCollection<CreditRanking>> {

  private RankStrategies() {}

  public static RankStrategies create() {
    return new RankStrategies();
  }

  @Override
  public PCollection<CreditRanking> expand(PCollection<StrategyWorth> worths) {
    Panes.requireOneEach("RankStrategies", worths);
    return worths
        .apply(
            "Key by strategy",
            WithKeys.<List<String>, StrategyWorth>of(RankStrategies::key)
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.strings())))
        .apply("Add up", Combine.perKey(RankStrategies::sum))
        .apply("Take sums", Values.create())
        .apply(
            "Key by policy",
            WithKeys.of(StrategyWorth::policy).withKeyType(TypeDescriptors.strings()))
        .apply("Bring strategies together", GroupByKey.create())
        .apply("Rank", ParDo.of(new RankFn()));
  }

  private static List<String> key(StrategyWorth worth) {
    return List.of(
        worth.policy(), worth.attribution().wireName(), Integer.toString(worth.strategyId()));
  }

  private static StrategyWorth sum(Iterable<StrategyWorth> worths) {
    StrategyWorth sum = null;
    for (StrategyWorth worth : worths) {
      sum = sum == null ? worth : sum.plus(worth);
    }
    if (sum == null) {
      throw new IllegalArgumentException("There is no sum of nothing");
    }
    return sum;
  }

  private static final class RankFn
      extends DoFn<KV<String, Iterable<StrategyWorth>>, CreditRanking> {
    @ProcessElement
    public void rank(
        @Element KV<String, Iterable<StrategyWorth>> strategies,
        OutputReceiver<CreditRanking> rankings) {
      CreditComparison.rank(strategies.getValue()).forEach(rankings::output);
    }
  }
}
