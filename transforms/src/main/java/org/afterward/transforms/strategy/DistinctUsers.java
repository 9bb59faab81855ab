package org.afterward.transforms.strategy;

import org.afterward.coders.Bytes;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.Sketch;
import org.apache.datasketches.theta.Union;

/**
 * Counts distinct users: by the hashes of their ids, all of which are kept up to {@link
 * #EXACT_UP_TO}; beyond, by the so many least of them, as the Theta sketch of Apache DataSketches
 * does. Which hashes these are depends on the set of users alone: whatever the order and the parts
 * in which they come, the bytes are the same. Not for several threads at once.
 *
 * <p>Hashes have 63 bits, so that of 16,384 users two share one in a run of seventy billion.
 */
final class DistinctUsers {

  /** So many users are counted exactly, in 8 bytes each and so in 128 KiB at most. */
  static final int EXACT_UP_TO = 1 << 14;

  /** By how much of itself the count of more users is wrong: one standard deviation, 0.8 %. */
  static final double RELATIVE_ERROR = 1 / Math.sqrt(EXACT_UP_TO - 1);

  private final Union union;

  private DistinctUsers(int exactUpTo) {
    union = SetOperation.builder().setNominalEntries(exactUpTo).buildUnion();
  }

  static DistinctUsers none() {
    return new DistinctUsers(EXACT_UP_TO);
  }

  /** For tests: exact only up to so many, a power of two and at least 16. */
  static DistinctUsers exactUpTo(int users) {
    return new DistinctUsers(users);
  }

  void add(String userId) {
    union.update(userId);
  }

  /** Adds those whose {@link #bytes()} these are; no bytes are no users. */
  void addAll(Bytes bytes) {
    if (bytes.length() == 0) {
      return;
    }
    try {
      union.union(Sketch.wrap(Memory.wrap(bytes.array())));
    } catch (RuntimeException e) {
      // What is cut off or changed, the library refuses in several ways.
      throw new IllegalArgumentException("These bytes are no sketch of users", e);
    }
  }

  /** Adds all of others, in no order: only bytes need one. */
  void addAll(DistinctUsers others) {
    union.union(others.union.getResult(false, null));
  }

  /** How many there are: exactly, or an estimate. */
  double count() {
    return union.getResult(false, null).getEstimate();
  }

  Bytes bytes() {
    Sketch users = union.getResult(true, null);
    return users.isEmpty() ? Bytes.empty() : Bytes.wrap(users.toByteArray());
  }
}
