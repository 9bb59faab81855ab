package org.afterward.transforms.learning;

import java.io.Serializable;
import org.afterward.coders.SeededDraw;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.values.KV;

/**
 * Into which parts users fall, so that what is learned from some of them can be judged by the
 * others. All rows of a user are in one fold, on every machine; those of nobody known are in the
 * first, since two of them may be one user's.
 *
 * @param count how many there are
 */
public record UserFolds(int count) implements Serializable {

  /** All users together. */
  public static final UserFolds ONE = new UserFolds(1);

  /** As is usual: four fifths to learn from, and one to judge by. */
  public static final UserFolds STANDARD = new UserFolds(5);

  /** Of other draws for the same user, these ones are independent. */
  private static final long SEED = 0x666F6C6473L;

  public UserFolds {
    if (count < 1) {
      throw new IllegalArgumentException("There must be at least 1 fold, not " + count);
    }
  }

  /** The fold of a row: a number from 0 on, below their count. */
  public int of(TrainingRow row) {
    return count == 1 || row.userId().isEmpty()
        ? 0
        : (int) (SeededDraw.uniform(SEED, row.userId(), 0) * count);
  }

  /** How many rows there are, if these models were learned each without one of the folds. */
  long rowsBehind(Iterable<KV<Integer, StrategyModel>> outOfFold) {
    long rows = 0;
    for (KV<Integer, StrategyModel> each : outOfFold) {
      rows += each.getValue().evidence().rows();
    }
    return rows / Math.max(1, count - 1);
  }
}
