package org.afterward.transforms.learning;

import org.afterward.coders.SeededDraw;
import org.afterward.coders.TrainingRow;

/**
 * A share of all users, with all of their rows: the same ones wherever and whenever they are asked
 * for. Rows of nobody known are drawn each by its time.
 *
 * @param share from 0 to 1
 */
record UserSample(double share) {

  /** Of other draws for the same user, such as that of a fold, this one is independent. */
  private static final long SEED = 0x73616D706CL;

  /** Of about so many rows of all, or of all. */
  static UserSample of(long atMost, long rows) {
    return new UserSample(rows <= atMost ? 1 : (double) atMost / rows);
  }

  boolean has(TrainingRow row) {
    if (share >= 1) {
      return true;
    }
    String name = row.userId().isEmpty() ? Long.toString(row.at()) : row.userId();
    return SeededDraw.uniform(SEED, name, 0) < share;
  }
}
