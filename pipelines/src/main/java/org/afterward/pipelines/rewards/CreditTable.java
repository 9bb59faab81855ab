package org.afterward.pipelines.rewards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.StrategyWorth;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.jspecify.annotations.Nullable;

/** Credit policies beside one another, as a person reads them at the end of a run. */
final class CreditTable {

  private CreditTable() {}

  static String text(List<LedgerDay> ledger, List<CreditRanking> comparison) {
    Map<CreditPolicy, Account> accounts = new TreeMap<>();
    ledger.forEach(day -> accounts.merge(day.attribution(), Account.of(day), Account::plus));
    comparison.forEach(
        ranking -> accounts.putIfAbsent(ranking.attribution(), new Account(0, 0, 0)));
    TextTable table =
        TextTable.of(
                Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
            .row("credit", "seen", "credited", "to nobody", "ratio", "best strategy", "mean");
    accounts.forEach(
        (credit, account) -> {
          StrategyWorth best = best(credit, comparison);
          table.row(
              credit.wireName(),
              units(account.seen),
              units(account.credited),
              units(account.uncredited),
              account.ratio(),
              best == null ? "-" : Integer.toString(best.strategyId()),
              best == null ? "-" : String.format(Locale.ROOT, "%,.2f", best.mean()));
        });
    return table.toString();
  }

  private static @Nullable StrategyWorth best(CreditPolicy credit, List<CreditRanking> comparison) {
    for (CreditRanking ranking : comparison) {
      if (ranking.attribution() == credit) {
        return ranking.ranking().get(0);
      }
    }
    return null;
  }

  private static String units(long micros) {
    return String.format(Locale.ROOT, "%,.2f", (double) micros / SpendTotals.MICROS);
  }

  /** A ledger's days together. */
  private record Account(long seen, long credited, long uncredited) {

    static Account of(LedgerDay day) {
      return new Account(day.seenMicros(), day.creditedMicros(), day.uncreditedMicros());
    }

    Account plus(Account other) {
      return new Account(
          seen + other.seen, credited + other.credited, uncredited + other.uncredited);
    }

    String ratio() {
      return seen == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) credited / seen);
    }
  }
}
