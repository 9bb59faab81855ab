package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.CreditRankingJson;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.LedgerDayJson;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

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
    write(folder, LEDGER, days.stream().sorted(BY_DAY).map(LedgerDayJson::write).toList());
  }

  static List<LedgerDay> readLedger(String folder) throws IOException {
    return read(folder, LEDGER).stream().map(LedgerDayJson::read).toList();
  }

  static void writeComparison(String folder, List<CreditRanking> rankings) throws IOException {
    write(
        folder,
        COMPARISON,
        rankings.stream().sorted(BY_CREDIT).map(CreditRankingJson::write).toList());
  }

  static List<CreditRanking> readComparison(String folder) throws IOException {
    return read(folder, COMPARISON).stream().map(CreditRankingJson::read).toList();
  }

  private static void write(String folder, String name, List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    try (var out =
        Channels.newOutputStream(FileSystems.create(file(folder, name), "application/json"))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String> read(String folder, String name) throws IOException {
    try (var in = Channels.newInputStream(FileSystems.open(file(folder, name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static ResourceId file(String folder, String name) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }
}
