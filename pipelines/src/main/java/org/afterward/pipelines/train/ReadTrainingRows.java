package org.afterward.pipelines.train;

import java.io.IOException;
import java.util.Map;
import org.afterward.coders.TrainingRow;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.NewestRevisions;
import org.afterward.pipelines.files.TrainingPartReader;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Reads the training rows of files, with their users, one by one: of a reward that was corrected
 * its newest revision only. Exposures are named where there are corrections, and else empty.
 */
final class ReadTrainingRows extends PTransform<PCollection<EventPart>, PCollection<TrainingRow>> {

  private static final long serialVersionUID = 1;

  private final PCollectionView<Map<String, Integer>> newest;

  private ReadTrainingRows(PCollectionView<Map<String, Integer>> newest) {
    this.newest = newest;
  }

  /** Of which these are corrected. */
  static ReadTrainingRows of(PCollectionView<Map<String, Integer>> newest) {
    return new ReadTrainingRows(newest);
  }

  @Override
  public PCollection<TrainingRow> expand(PCollection<EventPart> parts) {
    return parts.apply("Read", ParDo.of(new ReadFn(newest)).withSideInputs(newest));
  }

  private static final class ReadFn extends DoFn<EventPart, TrainingRow> {

    private static final long serialVersionUID = 1;

    private final PCollectionView<Map<String, Integer>> newest;

    ReadFn(PCollectionView<Map<String, Integer>> newest) {
      this.newest = newest;
    }

    @ProcessElement
    public void read(ProcessContext context) throws IOException {
      Map<String, Integer> corrected = context.sideInput(newest);
      if (corrected.isEmpty()) {
        TrainingPartReader.withUsers().read(context.element(), context::output);
      } else {
        TrainingPartReader.withIds()
            .read(
                context.element(),
                row -> {
                  if (NewestRevisions.isNewest(row, corrected)) {
                    context.output(row);
                  }
                });
      }
    }
  }
}
