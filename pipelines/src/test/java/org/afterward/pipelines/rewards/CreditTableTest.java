package org.afterward.pipelines.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.StrategyWorth;
import org.junit.jupiter.api.Test;

class CreditTableTest {

  private static final CreditPolicy FULL = CreditPolicy.FULL;
  private static final CreditPolicy LAST = CreditPolicy.LAST;

  @Test
  void each_credit_policy_has_its_account_and_its_winner() {
    List<LedgerDay> ledger =
        List.of(
            new LedgerDay(1, "p", FULL, 2, 1_000_000_000, 1_500_000_000, 100_000_000),
            new LedgerDay(2, "p", FULL, 1, 200_000_000, 300_000_000, 0),
            new LedgerDay(1, "p", LAST, 2, 1_000_000_000, 900_000_000, 100_000_000),
            new LedgerDay(2, "p", LAST, 1, 200_000_000, 200_000_000, 0));
    List<CreditRanking> comparison =
        List.of(
            new CreditRanking(
                "p", FULL, List.of(new StrategyWorth("p", FULL, 4, 2, 136_640_000)), FULL, false),
            new CreditRanking(
                "p", LAST, List.of(new StrategyWorth("p", LAST, 12, 3, 1_000_000)), FULL, true));
    assertThat(CreditTable.text(ledger, comparison))
        .isEqualTo(
            """
            credit      seen  credited  to nobody   ratio  best strategy   mean
            full    1,200.00  1,800.00     100.00  1.5000              4  68.32
            last    1,200.00  1,100.00     100.00  0.9167             12   0.33
            """);
  }

  @Test
  void where_there_was_nothing_there_is_no_ratio_and_no_winner() {
    assertThat(CreditTable.text(List.of(new LedgerDay(1, "p", LAST, 0, 0, 0, 0)), List.of()))
        .isEqualTo(
            """
            credit  seen  credited  to nobody  ratio  best strategy  mean
            last    0.00      0.00       0.00      -              -     -
            """);
  }
}
