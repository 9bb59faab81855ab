package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.afterward.transforms.reward.RankStrategies;
import org.afterward.transforms.reward.SumLedger;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;

/** Brings the {@link CreditAccounts} of all shards together and writes the {@link CreditFiles}. */
final class WriteCredit extends PTransform<PCollectionTuple, PDone> {

  private final String folder;

  private WriteCredit(String folder) {
    this.folder = folder;
  }

  static WriteCredit into(String folder) {
    return new WriteCredit(folder);
  }

  @Override
  public PDone expand(PCollectionTuple accounts) {
    write(
        "ledger",
        accounts.get(CreditAccounts.LEDGER).apply("Sum ledger", SumLedger.create()),
        CreditFiles::writeLedger);
    write(
        "comparison",
        accounts.get(CreditAccounts.WORTHS).apply("Rank strategies", RankStrategies.create()),
        CreditFiles::writeComparison);
    return PDone.in(accounts.getPipeline());
  }

  private <T> void write(String what, PCollection<T> records, Writing<T> writing) {
    PCollectionView<List<T>> view = records.apply("List " + what, View.asList());
    // Once, whether there are any or not.
    records
        .getPipeline()
        .apply("Folder of " + what, Create.of(folder))
        .apply("Write " + what, ParDo.of(new WriteFn<>(view, writing)).withSideInputs(view));
  }

  /** Writes all that there is of something into a folder. */
  private interface Writing<T> extends Serializable {
    void write(String folder, List<T> records) throws IOException;
  }

  private static final class WriteFn<T> extends DoFn<String, Void> {

    private final PCollectionView<List<T>> records;
    private final Writing<T> writing;

    WriteFn(PCollectionView<List<T>> records, Writing<T> writing) {
      this.records = records;
      this.writing = writing;
    }

    @ProcessElement
    public void write(ProcessContext context) throws IOException {
      writing.write(context.element(), new ArrayList<>(context.sideInput(records)));
    }
  }
}
