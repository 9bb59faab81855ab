package org.afterward.pipelines.rewards;

import org.afterward.pipelines.files.WriteTogether;
import org.afterward.transforms.reward.RankStrategies;
import org.afterward.transforms.reward.SumLedger;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollectionTuple;
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
    accounts
        .get(CreditAccounts.LEDGER)
        .apply("Sum ledger", SumLedger.create())
        .apply("Write ledger", WriteTogether.into(folder, CreditFiles::writeLedger));
    accounts
        .get(CreditAccounts.WORTHS)
        .apply("Rank strategies", RankStrategies.create())
        .apply("Write comparison", WriteTogether.into(folder, CreditFiles::writeComparison));
    return PDone.in(accounts.getPipeline());
  }
}
