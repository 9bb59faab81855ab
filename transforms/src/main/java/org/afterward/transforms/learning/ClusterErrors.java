package org.afterward.transforms.learning;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModelCoder;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Says of each model how much its errors grow where the rows of a user depend on each other: by the
 * sandwich estimator, clustered by user.
 *
 * <p>Give it the rows that the models were learned from, each exposure's newest revision once;
 * those that the terms leave out are left out here too. Rows of nobody known count as one user's.
 *
 * <p><b>Guarantee.</b> The same rows give the same bytes, whatever their order, the bundles and the
 * workers. Bounded input only. Rows are not shuffled: each bundle sums up what the rows of a user
 * push the coefficients by, some kilobyte for each user and strategy, and ships that packed into
 * shards. A worker holds one shard of these.
 *
 * <pre>{@code
 * PCollection<StrategyModel> models =
 *     newest.apply("Cluster errors", ClusterErrors.of(fitted.models(), terms));
 * }</pre>
 */
public final class ClusterErrors
    extends PTransform<PCollection<TrainingRow>, PCollection<StrategyModel>> {

  private static final long serialVersionUID = 1;

  private static final int SHARDS = 128;

  /** So that those of a bundle take some twenty megabytes. */
  private static final int MOST_PUSHES = 20_000;

  private final transient PCollection<StrategyModel> models;
  private final TrainingTerms terms;
  private final int shards;
  private final int mostPushes;

  private ClusterErrors(
      PCollection<StrategyModel> models, TrainingTerms terms, int shards, int mostPushes) {
    this.models = models;
    this.terms = terms;
    this.shards = shards;
    this.mostPushes = mostPushes;
  }

  /** Of models that were learned under these terms. */
  public static ClusterErrors of(PCollection<StrategyModel> models, TrainingTerms terms) {
    return new ClusterErrors(models, terms, SHARDS, MOST_PUSHES);
  }

  /** Into how many shards users are packed: more where a shard of them is too much for a worker. */
  public ClusterErrors withShards(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " shards");
    }
    return new ClusterErrors(models, terms, count, mostPushes);
  }

  /** How many users and strategies of a bundle are at hand before they are shipped. */
  ClusterErrors withMostPushes(int count) {
    return new ClusterErrors(models, terms, shards, count);
  }

  @Override
  public PCollection<StrategyModel> expand(PCollection<TrainingRow> rows) {
    PCollectionView<List<StrategyModel>> learned = models.apply("Models", View.asList());
    SerializableBiFunction<PushProducts, PushProducts, PushProducts> add = PushProducts::plus;
    PCollectionView<Map<Integer, PushProducts>> products =
        rows.apply(
                "Pack pushes",
                ParDo.of(new PackPushesFn(learned, terms, shards, mostPushes))
                    .withSideInputs(learned))
            .setCoder(KvCoder.of(VarIntCoder.of(), UserPushesCoder.of()))
            .apply("Bring users together", GroupByKey.create())
            .apply("Multiply pushes", ParDo.of(new MultiplyFn()))
            .setCoder(KvCoder.of(VarIntCoder.of(), PushProductsCoder.of()))
            .apply("Add up", Combine.perKey(add))
            .setCoder(KvCoder.of(VarIntCoder.of(), PushProductsCoder.of()))
            .apply("Products", View.asMap());
    return models
        .apply("Cluster", ParDo.of(new ClusterFn(products)).withSideInputs(products))
        .setCoder(StrategyModelCoder.of());
  }

  private static final class MultiplyFn
      extends DoFn<KV<Integer, Iterable<UserPushes>>, KV<Integer, PushProducts>> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void multiply(
        @Element KV<Integer, Iterable<UserPushes>> shard,
        OutputReceiver<KV<Integer, PushProducts>> out) {
      UserPushes users = new UserPushes();
      shard.getValue().forEach(users::add);
      Map<Integer, PushProducts.Builder> builders = new TreeMap<>();
      users.forEach(
          (strategyId, push) ->
              builders
                  .computeIfAbsent(strategyId, any -> new PushProducts.Builder(push.length))
                  .add(push));
      builders.forEach((strategyId, builder) -> out.output(KV.of(strategyId, builder.build())));
    }
  }

  private static final class ClusterFn extends DoFn<StrategyModel, StrategyModel> {

    private static final long serialVersionUID = 1;

    private final PCollectionView<Map<Integer, PushProducts>> products;

    ClusterFn(PCollectionView<Map<Integer, PushProducts>> products) {
      this.products = products;
    }

    @ProcessElement
    public void cluster(ProcessContext context) {
      StrategyModel model = context.element();
      PushProducts found = context.sideInput(products).get(model.strategyId());
      context.output(
          found == null
              ? model
              : new StrategyModel(
                  model.strategyId(),
                  model.source(),
                  model.posterior(),
                  model.evidence(),
                  model.warnings(),
                  ClusteredErrors.of(model).clustered(found)));
    }
  }
}
