package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.Map;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Finds the rewards that were corrected, and which revision of each is the newest. They are few,
 * and all are at hand for whoever reads the rows: where there are none, it costs next to nothing.
 */
public final class NewestRevisions
    extends PTransform<PCollection<EventPart>, PCollectionView<Map<String, Integer>>> {

  private NewestRevisions() {}

  public static NewestRevisions create() {
    return new NewestRevisions();
  }

  /** Whether no correction replaces a row. */
  public static boolean isNewest(TrainingRow row, Map<String, Integer> newest) {
    Integer revision = newest.isEmpty() ? null : newest.get(key(row));
    return revision == null || revision == row.revision();
  }

  @Override
  public PCollectionView<Map<String, Integer>> expand(PCollection<EventPart> parts) {
    return parts
        .apply("Find corrections", ParDo.of(new FindCorrectionsFn()))
        .apply("Greatest revisions", Max.integersPerKey())
        .apply("Corrections", View.asMap());
  }

  /** Of which a correction replaces what came before. */
  private static String key(TrainingRow row) {
    return row.exposureId() + '\n' + row.policy() + '\n' + row.attribution().wireName();
  }

  private static final class FindCorrectionsFn extends DoFn<EventPart, KV<String, Integer>> {

    @ProcessElement
    public void find(@Element EventPart part, OutputReceiver<KV<String, Integer>> out)
        throws IOException {
      TrainingPartReader.ofCorrections()
          .read(part, row -> out.output(KV.of(key(row), row.revision())));
    }
  }
}
