package org.afterward.transforms.reward;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.FactKind;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.SpendTotals;

/**
 * What is entered in the ledger for one value: what it is worth, and what the exposures that are
 * open are credited with, added up from the very shares that rewards are made of.
 */
final class LedgerRule implements Serializable {

  private static final long serialVersionUID = 1;

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final RewardPolicy policy;
  private final String reference;
  private final List<CreditPolicy> credit;

  LedgerRule(RewardPolicy policy, List<CreditPolicy> credit) {
    this.policy = policy;
    this.reference = policy.reference();
    this.credit = credit;
  }

  long horizonMs() {
    return policy.horizonMs();
  }

  List<CreditPolicy> credit() {
    return credit;
  }

  /**
   * One entry for each credit policy, for a spend or a match while the exposures {@code first <=
   * exposure < end} are open.
   */
  void enter(
      long at,
      FactKind kind,
      long amount,
      int first,
      int end,
      int linked,
      Consumer<LedgerDay> entries) {
    long micros =
        kind.spend() == null
            ? policy.matchMicros()
            : Math.multiplyExact(amount, SpendTotals.MICROS);
    for (CreditPolicy by : credit) {
      Given given = new Given();
      CreditRule.divide(by, micros, first, end, linked, given);
      entries.accept(
          new LedgerDay(
              Math.floorDiv(at, DAY_MS),
              reference,
              by,
              1,
              micros,
              given.micros,
              given.exposures == 0 ? micros : 0));
    }
  }

  /** Adds up what is given. */
  private static final class Given implements CreditRule.Shares {

    private long exposures;
    private long micros;

    @Override
    public void give(int from, int to, long microsEach) {
      exposures += to - from;
      micros = Math.addExact(micros, Math.multiplyExact(microsEach, (long) to - from));
    }
  }
}
