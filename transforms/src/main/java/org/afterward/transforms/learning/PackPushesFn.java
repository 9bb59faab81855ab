package org.afterward.transforms.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what the rows of each user in a bundle push the coefficients by, packed by shard: so that
 * the runner handles some hundreds of elements, and not one for each row or user.
 */
final class PackPushesFn extends DoFn<TrainingRow, KV<Integer, UserPushes>> {

  private static final long serialVersionUID = 1;

  private final PCollectionView<List<StrategyModel>> models;
  private final TrainingTerms terms;
  private final int shards;
  private final int mostPushes;

  private transient @Nullable Map<Integer, ClusteredErrors> errors;
  private transient UserPushes[] pushes = {};
  private transient int size;

  /**
   * @param mostPushes how many may be at hand; they are shipped as soon as there are more
   */
  PackPushesFn(
      PCollectionView<List<StrategyModel>> models,
      TrainingTerms terms,
      int shards,
      int mostPushes) {
    this.models = models;
    this.terms = terms;
    this.shards = shards;
    this.mostPushes = mostPushes;
  }

  @StartBundle
  public void startBundle() {
    clear();
  }

  private void clear() {
    pushes = new UserPushes[shards];
    for (int shard = 0; shard < shards; shard++) {
      pushes[shard] = new UserPushes();
    }
    size = 0;
  }

  @ProcessElement
  public void pack(ProcessContext context) {
    TrainingRow row = context.element();
    ClusteredErrors ofStrategy = errors(context).get(row.strategyId());
    if (ofStrategy == null || terms.leavesOut(row).isPresent()) {
      return;
    }
    UserPushes shard = pushes[Math.floorMod(row.userId().hashCode(), shards)];
    int before = shard.size();
    shard.add(row.strategyId(), row.userId(), ofStrategy.push(row, terms.weight(row.at())));
    size += shard.size() - before;
    if (size > mostPushes) {
      for (int number = 0; number < shards; number++) {
        if (pushes[number].size() > 0) {
          context.output(KV.of(number, pushes[number]));
        }
      }
      clear();
    }
  }

  private Map<Integer, ClusteredErrors> errors(ProcessContext context) {
    Map<Integer, ClusteredErrors> known = errors;
    if (known == null) {
      known = new HashMap<>();
      for (StrategyModel model : context.sideInput(models)) {
        known.put(model.strategyId(), ClusteredErrors.of(model));
      }
      errors = known;
    }
    return known;
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    GlobalWindow window = GlobalWindow.INSTANCE;
    for (int number = 0; number < shards; number++) {
      if (pushes[number].size() > 0) {
        context.output(KV.of(number, pushes[number]), window.maxTimestamp(), window);
      }
    }
    clear();
  }
}
