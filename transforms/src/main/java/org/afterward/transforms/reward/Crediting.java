package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.transforms.reward.Explanation.Credited;
import org.afterward.transforms.reward.Explanation.LeftOut;
import org.afterward.transforms.reward.Explanation.LeftOut.Reason;

/**
 * What one exposure gets of the values in its window, event by event, and who gets what it does
 * not.
 */
final class Crediting {

  private final List<Decision> exposures;
  private final int mine;
  private final CreditPolicy credit;
  private final RewardPolicy policy;
  private final OpenRange open;

  private final List<Credited> spends = new ArrayList<>();
  private final List<Credited> matches = new ArrayList<>();
  private final List<LeftOut> elsewhere = new ArrayList<>();

  private Crediting(List<Decision> exposures, int mine, CreditPolicy credit, RewardPolicy policy) {
    this.exposures = exposures;
    this.mine = mine;
    this.credit = credit;
    this.policy = policy;
    this.open = new OpenRange(exposures.size(), i -> exposures.get(i).at(), policy.horizonMs());
  }

  /**
   * Divides those of the facts that are divided.
   *
   * @param exposures all of the person's, in order
   * @param mine one of them
   * @param inside what happened in its window, in order
   */
  static Crediting of(
      List<Decision> exposures,
      Decision mine,
      List<Fact> inside,
      CreditPolicy credit,
      RewardPolicy policy) {
    Crediting crediting = new Crediting(exposures, exposures.indexOf(mine), credit, policy);
    inside.stream()
        .filter(fact -> CreditDivision.isCredited(fact.kind()))
        .forEach(crediting::divide);
    return crediting;
  }

  /** The spends of which the exposure got something. */
  List<Credited> spends() {
    return spends;
  }

  /** The matches of which the exposure got something. */
  List<Credited> matches() {
    return matches;
  }

  /** What it got nothing of. */
  List<LeftOut> elsewhere() {
    return elsewhere;
  }

  SpendTotals spend() {
    long[] micros = new long[SpendType.ALL.size()];
    int[] counts = new int[SpendType.ALL.size()];
    for (Credited spend : spends) {
      int position = SpendType.ALL.indexOf(spend.fact().kind().spend());
      micros[position] = Math.addExact(micros[position], spend.shareMicros());
      counts[position]++;
    }
    return SpendTotals.of(micros, counts);
  }

  long microMatches() {
    return matches.stream().mapToLong(Credited::shareMicros).sum();
  }

  private void divide(Fact fact) {
    boolean isSpend = fact.kind().spend() != null;
    long whole =
        isSpend
            ? Math.multiplyExact(fact.amount(), SpendTotals.MICROS)
            : RewardEvidence.WHOLE_MATCH;
    open.moveTo(fact.at());
    Shares shares = new Shares();
    CreditRule.divide(credit, whole, open.first(), open.end(), numberOf(fact.exposure()), shares);
    if (shares.mineMicros == 0) {
      elsewhere.add(shares.leftOut(fact));
    } else if (isSpend) {
      spends.add(new Credited(fact, shares.mineMicros, shares.sharers, shares.mineMicros));
    } else {
      long bonus = EvidenceWeighing.matchBonus(policy.matchMicros(), shares.mineMicros);
      matches.add(new Credited(fact, shares.mineMicros, shares.sharers, bonus));
    }
  }

  /** The number of an exposure that is open and has this id. */
  private int numberOf(String exposureId) {
    for (int i = open.first(); i < open.end(); i++) {
      if (exposures.get(i).id().equals(exposureId)) {
        return i;
      }
    }
    return CreditRule.NONE;
  }

  /** How one value was divided. */
  private final class Shares implements CreditRule.Shares {

    private final List<Integer> first = new ArrayList<>();
    private final List<Integer> end = new ArrayList<>();
    private long mineMicros;
    private int sharers;

    @Override
    public void give(int from, int to, long microsEach) {
      if (microsEach != 0) {
        first.add(from);
        end.add(to);
        sharers += to - from;
        mineMicros += from <= mine && mine < to ? microsEach : 0;
      }
    }

    LeftOut leftOut(Fact fact) {
      List<String> others = new ArrayList<>();
      for (int range = 0; range < first.size(); range++) {
        exposures.subList(first.get(range), end.get(range)).forEach(one -> others.add(one.id()));
      }
      Reason reason = others.isEmpty() ? Reason.CREDITED_TO_NOBODY : Reason.CREDITED_ELSEWHERE;
      return new LeftOut(fact, reason, others);
    }
  }
}
