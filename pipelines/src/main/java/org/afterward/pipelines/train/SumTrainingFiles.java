package org.afterward.pipelines.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.ListEventParts;
import org.afterward.pipelines.files.NewestRevisions;
import org.afterward.pipelines.files.TrainingPartReader;
import org.afterward.transforms.learning.LeavingOut;
import org.afterward.transforms.learning.LeavingOutCounters;
import org.afterward.transforms.learning.StrategySums;
import org.afterward.transforms.learning.SufficientStatistics;
import org.afterward.transforms.learning.TrainingTerms;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the training rows of files, where they are read: an element is a part of a file, and not
 * a row. Of a reward that was corrected the newest revision counts: the corrections, which are few,
 * are looked for first. Each revision has to be in the files once.
 */
final class SumTrainingFiles
    extends PTransform<PBegin, PCollection<KV<Integer, SufficientStatistics>>> {

  private final List<String> globs;
  private final TrainingTerms terms;

  private SumTrainingFiles(List<String> globs, TrainingTerms terms) {
    this.globs = List.copyOf(globs);
    this.terms = terms;
  }

  static SumTrainingFiles of(List<String> globs, TrainingTerms terms) {
    return new SumTrainingFiles(globs, terms);
  }

  @Override
  public PCollection<KV<Integer, SufficientStatistics>> expand(PBegin begin) {
    PCollection<EventPart> parts = begin.apply("List parts", ListEventParts.of(globs));
    PCollectionView<Map<String, Integer>> newest =
        parts.apply("Newest revisions", NewestRevisions.create());
    return parts.apply("Sum up", ParDo.of(new SumFn(terms, newest)).withSideInputs(newest));
  }

  private static final class SumFn extends DoFn<EventPart, KV<Integer, SufficientStatistics>> {

    private final TrainingTerms terms;
    private final PCollectionView<Map<String, Integer>> newest;
    private final LeavingOutCounters counters = new LeavingOutCounters();
    private transient @Nullable StrategySums sums;

    SumFn(TrainingTerms terms, PCollectionView<Map<String, Integer>> newest) {
      this.terms = terms;
      this.newest = newest;
    }

    @ProcessElement
    public void sum(ProcessContext context) throws IOException {
      StrategySums into = sums == null ? new StrategySums(terms) : sums;
      sums = into;
      Map<String, Integer> corrected = context.sideInput(newest);
      if (corrected.isEmpty()) {
        TrainingPartReader.withoutIds().read(context.element(), into::add);
      } else {
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
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (sums != null) {
        sums.statistics()
            .forEach(
                (strategyId, statistics) ->
                    context.output(
                        KV.of(strategyId, statistics),
                        BoundedWindow.TIMESTAMP_MIN_VALUE,
                        GlobalWindow.INSTANCE));
        counters.add(sums.leftOut());
      }
      sums = null;
    }
  }
}
