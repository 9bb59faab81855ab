package org.afterward.coders;

/** Columns of a reward that not every reward fills, so that they need not be written for all. */
public enum RewardExtra {
  /** How much of the window an estimate saw; what a correction changed, and why. */
  REVISION,
  /** Where it came from. */
  LINEAGE,
  /** How its exposure was served. */
  SERVING
}
