package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.CreditRankingJson;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.LedgerDayJson;
import org.afterward.pipelines.files.LinesFile;

/**
 * The ledger of a run and its comparison of credit policies, as JSON lines beside the summary: by
 * day and credit policy, and by credit policy.
 */
final class CreditFiles {

  static final String LEDGER = "ledger.jsonl";
  static final String COMPARISON = "credit.jsonl";

  private static final Comparator<LedgerDay> BY_DAY =
      Comparator.comparingLong(LedgerDay::day).thenComparingInt(day -> day.attribution().code());

  private static final Comparator<CreditRanking> BY_CREDIT =
      Comparator.comparingInt(ranking -> ranking.attribution().code());

  private CreditFiles() {}

  static void writeLedger(String folder, List<LedgerDay> days) throws IOException {
    LinesFile.write(
        folder, LEDGER, days.stream().sorted(BY_DAY).map(LedgerDayJson::write).toList());
  }

  static List<LedgerDay> readLedger(String folder) throws IOException {
    return LinesFile.read(folder, LEDGER).stream().map(LedgerDayJson::read).toList();
  }

  static void writeComparison(String folder, List<CreditRanking> rankings) throws IOException {
    LinesFile.write(
        folder,
        COMPARISON,
        rankings.stream().sorted(BY_CREDIT).map(CreditRankingJson::write).toList());
  }

  static List<CreditRanking> readComparison(String folder) throws IOException {
    return LinesFile.read(folder, COMPARISON).stream().map(CreditRankingJson::read).toList();
  }
}
