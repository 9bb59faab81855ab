package org.afterward.transforms.reward;

import org.afterward.coders.CreditPolicy;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;

/**
 * What each exposure of a person gets by one credit policy. A share that a range of exposures gets
 * is noted where the range begins and taken back where it ends, so it costs the same however many
 * they are; {@link #sumUp()} then makes sums of these differences.
 */
final class CreditTally {

  private static final int TYPES = SpendType.ALL.size();
  private static final long[] NOTHING = {};

  private final CreditPolicy policy;
  private final int exposures;

  /** By type of spend, then exposure; empty where nothing was spent so. */
  private final long[][] spent = new long[TYPES][];

  private final long[][] spends = new long[TYPES][];
  private long[] matches = NOTHING;

  CreditTally(CreditPolicy policy, int exposures) {
    this.policy = policy;
    this.exposures = exposures;
    for (int type = 0; type < TYPES; type++) {
      spent[type] = NOTHING;
      spends[type] = NOTHING;
    }
  }

  /**
   * Divides a spend among the exposures {@code first <= exposure < end}, and notes what those from
   * {@code seen} on get: the others have been looked at before it came.
   */
  void spend(SpendType on, long micros, int first, int end, int linked, int seen) {
    int type = on.code() - 1;
    if (spent[type].length == 0) {
      spent[type] = new long[exposures + 1];
      spends[type] = new long[exposures + 1];
    }
    long[] amounts = spent[type];
    long[] counts = spends[type];
    CreditRule.divide(
        policy,
        micros,
        first,
        end,
        linked,
        (from, to, each) -> {
          note(amounts, Math.max(from, seen), to, each);
          note(counts, Math.max(from, seen), to, each == 0 ? 0 : 1);
        });
  }

  /** Divides a match, likewise. */
  void match(int first, int end, int linked, int seen) {
    if (matches.length == 0) {
      matches = new long[exposures + 1];
    }
    CreditRule.divide(
        policy,
        RewardEvidence.WHOLE_MATCH,
        first,
        end,
        linked,
        (from, to, each) -> note(matches, Math.max(from, seen), to, each));
  }

  private static void note(long[] differences, int from, int to, long each) {
    if (from < to) {
      differences[from] += each;
      differences[to] -= each;
    }
  }

  /** To be called once, after the last value and before anything is asked. */
  void sumUp() {
    for (int type = 0; type < TYPES; type++) {
      sumUp(spent[type]);
      sumUp(spends[type]);
    }
    sumUp(matches);
  }

  private static void sumUp(long[] differences) {
    for (int i = 1; i < differences.length; i++) {
      differences[i] += differences[i - 1];
    }
  }

  SpendTotals spend(int exposure) {
    long[] micros = new long[TYPES];
    int[] counts = new int[TYPES];
    for (int type = 0; type < TYPES; type++) {
      micros[type] = at(spent[type], exposure);
      counts[type] = (int) at(spends[type], exposure);
    }
    return SpendTotals.of(micros, counts);
  }

  long microMatches(int exposure) {
    return at(matches, exposure);
  }

  private static long at(long[] sums, int exposure) {
    return sums.length == 0 ? 0 : sums[exposure];
  }
}
