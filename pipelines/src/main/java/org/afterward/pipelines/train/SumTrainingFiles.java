package org.afterward.pipelines.train;

import java.io.IOException;
import java.util.Map;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.NewestRevisions;
import org.afterward.pipelines.files.TrainingPartReader;
import org.afterward.transforms.learning.FoldedStatistics;
import org.afterward.transforms.learning.LeavingOut;
import org.afterward.transforms.learning.LeavingOutCounters;
import org.afterward.transforms.learning.StrategySums;
import org.afterward.transforms.learning.TrainingTerms;
import org.afterward.transforms.learning.UserFolds;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the training rows of files, where they are read: an element is a part of a file, and not
 * a row. Of a reward that was corrected the newest revision counts. Each revision has to be in the
 * files once.
 */
final class SumTrainingFiles
    extends PTransform<PCollection<EventPart>, PCollection<KV<Integer, FoldedStatistics>>> {

  private static final long serialVersionUID = 1;

  private final PCollectionView<Map<String, Integer>> newest;
  private final TrainingTerms terms;
  private final UserFolds folds;

  private SumTrainingFiles(
      PCollectionView<Map<String, Integer>> newest, TrainingTerms terms, UserFolds folds) {
    this.newest = newest;
    this.terms = terms;
    this.folds = folds;
  }

  /** Of which these are corrected. */
  static SumTrainingFiles of(
      PCollectionView<Map<String, Integer>> newest, TrainingTerms terms, UserFolds folds) {
    return new SumTrainingFiles(newest, terms, folds);
  }

  @Override
  public PCollection<KV<Integer, FoldedStatistics>> expand(PCollection<EventPart> parts) {
    return parts.apply("Sum up", ParDo.of(new SumFn(terms, folds, newest)).withSideInputs(newest));
  }

  private static final class SumFn extends DoFn<EventPart, KV<Integer, FoldedStatistics>> {

    private static final long serialVersionUID = 1;

    private final TrainingTerms terms;
    private final UserFolds folds;
    private final PCollectionView<Map<String, Integer>> newest;
    private final LeavingOutCounters counters = new LeavingOutCounters();
    private transient @Nullable StrategySums sums;

    SumFn(TrainingTerms terms, UserFolds folds, PCollectionView<Map<String, Integer>> newest) {
      this.terms = terms;
      this.folds = folds;
      this.newest = newest;
    }

    @ProcessElement
    public void sum(ProcessContext context) throws IOException {
      StrategySums into = sums == null ? new StrategySums(terms, folds) : sums;
      sums = into;
      Map<String, Integer> corrected = context.sideInput(newest);
      if (!corrected.isEmpty()) {
        TrainingPartReader.withIds()
            .read(
                context.element(),
                row -> {
                  if (NewestRevisions.isNewest(row, corrected)) {
                    into.add(row);
                  } else {
                    into.leaveOut(LeavingOut.OLD_REVISION);
                  }
                });
      } else if (folds.count() > 1) {
        TrainingPartReader.withUsers().read(context.element(), into::add);
      } else {
        TrainingPartReader.withoutIds().read(context.element(), into::add);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (sums != null) {
        sums.folded()
            .forEach(
                (strategyId, folded) ->
                    context.output(
                        KV.of(strategyId, folded),
                        BoundedWindow.TIMESTAMP_MIN_VALUE,
                        GlobalWindow.INSTANCE));
        counters.add(sums.leftOut());
      }
      sums = null;
    }
  }
}
