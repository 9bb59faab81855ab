package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;

/** Adds up all tallies of a run and writes them as its {@link SummaryFile}. */
final class WriteSummary extends PTransform<PCollectionList<KV<String, Tally>>, PDone> {

  private final String folder;

  private WriteSummary(String folder) {
    this.folder = folder;
  }

  static WriteSummary into(String folder) {
    return new WriteSummary(folder);
  }

  @Override
  public PDone expand(PCollectionList<KV<String, Tally>> tallies) {
    PCollectionView<List<KV<String, Tally>>> sums =
        tallies
            .apply("Bring tallies together", Flatten.pCollections())
            .apply("Add tallies up", Combine.perKey(WriteSummary::sum))
            .apply("List sums", View.asList());
    // Once, whether there were tallies or not.
    tallies
        .getPipeline()
        .apply("Summary", Create.of(folder))
        .apply("Write summary", ParDo.of(new WriteFn(sums)).withSideInputs(sums));
    return PDone.in(tallies.getPipeline());
  }

  private static Tally sum(Iterable<Tally> tallies) {
    Tally sum = Tally.NONE;
    for (Tally tally : tallies) {
      sum = sum.plus(tally);
    }
    return sum;
  }

  private static final class WriteFn extends DoFn<String, Void> {

    private final PCollectionView<List<KV<String, Tally>>> sums;

    WriteFn(PCollectionView<List<KV<String, Tally>>> sums) {
      this.sums = sums;
    }

    @ProcessElement
    public void write(ProcessContext context) throws IOException {
      SummaryFile.write(context.element(), new ArrayList<>(context.sideInput(sums)));
    }
  }
}
