package org.afterward.transforms.reward;

import java.util.List;
import org.afterward.coders.RewardParts;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.transforms.reward.Explanation.Credited;
import org.afterward.transforms.reward.Explanation.Presence;
import org.afterward.transforms.reward.Explanation.Window;

/** The parts of one reward, added up from the events that made them as a person would. */
record PlainReckoning(RewardPolicy policy) {

  RewardParts parts(
      Window window,
      List<Credited> spends,
      List<Credited> matches,
      Presence presence,
      LongestRun run) {
    return new RewardParts(
        spend(spends),
        retention(presence, window),
        matchBonus(matches),
        churn(presence, window),
        frustration(run));
  }

  private static SpendTotals spend(List<Credited> spends) {
    long[] micros = new long[SpendType.ALL.size()];
    int[] counts = new int[SpendType.ALL.size()];
    for (Credited spend : spends) {
      int position = SpendType.ALL.indexOf(spend.fact().kind().spend());
      micros[position] = Math.addExact(micros[position], spend.micros());
      counts[position]++;
    }
    return SpendTotals.of(micros, counts);
  }

  private long retention(Presence presence, Window window) {
    long since = window.to() - policy.retention().lastMs();
    boolean there = presence.closing() == null && presence.last().at() >= since;
    return there ? policy.retention().bonusMicros() : 0;
  }

  private long matchBonus(List<Credited> matches) {
    long micros = matches.stream().mapToLong(Credited::micros).sum();
    return Math.floorDiv(Math.multiplyExact(policy.matchMicros(), micros), SpendTotals.MICROS);
  }

  private long churn(Presence presence, Window window) {
    long until = window.to() - policy.churn().absentMs();
    boolean absent = window.isOver() && presence.last().at() <= until;
    return absent || presence.closing() != null ? -policy.churn().penaltyMicros() : 0;
  }

  private long frustration(LongestRun run) {
    RewardPolicy.Frustration rule = policy.frustration();
    int points = run.rejections().size() / rule.rejectionsPerPoint();
    return -Math.multiplyExact(rule.pointMicros(), (long) Math.min(points, rule.pointsAtMost()));
  }
}
