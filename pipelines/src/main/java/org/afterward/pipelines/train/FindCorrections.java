package org.afterward.pipelines.train;

import java.io.IOException;
import java.util.Map;
import org.afterward.coders.TrainingRow;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.TrainingPartReader;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Finds which rewards were corrected, which are few, and by which revision last: of a reward that
 * was corrected the newest revision counts.
 */
final class FindCorrections
    extends PTransform<PCollection<EventPart>, PCollectionView<Map<String, Integer>>> {

  private static final long serialVersionUID = 1;

  private FindCorrections() {}

  static FindCorrections create() {
    return new FindCorrections();
  }

  @Override
  public PCollectionView<Map<String, Integer>> expand(PCollection<EventPart> parts) {
    return parts
        .apply("Find corrections", ParDo.of(new FindFn()))
        .apply("Newest revisions", Max.integersPerKey())
        .apply("Corrections", View.asMap());
  }

  /** Whether a newer revision of a row was found. */
  static boolean isOld(TrainingRow row, Map<String, Integer> corrected) {
    Integer newest = corrected.get(key(row));
    return newest != null && newest != row.revision();
  }

  /** Of which a correction replaces what came before. */
  private static String key(TrainingRow row) {
    return row.exposureId() + '\n' + row.policy() + '\n' + row.attribution().wireName();
  }

  private static final class FindFn extends DoFn<EventPart, KV<String, Integer>> {

    private static final long serialVersionUID = 1;

    @ProcessElement
    public void find(@Element EventPart part, OutputReceiver<KV<String, Integer>> out)
        throws IOException {
      TrainingPartReader.ofCorrections()
          .read(part, row -> out.output(KV.of(key(row), row.revision())));
    }
  }
}
