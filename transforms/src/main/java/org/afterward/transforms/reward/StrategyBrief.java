package org.afterward.transforms.reward;

import org.afterward.coders.Bytes;

/**
 * What is remembered of an exposure beside its user, id and time: the strategy. State outlives a
 * release, so the bytes have a version; after it the number, in as few bytes as it needs, the
 * highest first.
 */
final class StrategyBrief {

  private static final byte VERSION = 1;

  private StrategyBrief() {}

  static Bytes of(int strategyId) {
    int needed = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(strategyId) + 7) / 8);
    byte[] brief = new byte[1 + needed];
    brief[0] = VERSION;
    for (int i = 0; i < needed; i++) {
      brief[needed - i] = (byte) (strategyId >>> (8 * i));
    }
    return Bytes.wrap(brief);
  }

  static int read(Bytes brief) {
    byte[] bytes = brief.array();
    if (bytes.length > 0 && bytes[0] != VERSION) {
      throw new IllegalArgumentException("An exposure's brief is of version " + bytes[0]);
    }
    if (bytes.length < 2 || bytes.length > 1 + Integer.BYTES) {
      throw new IllegalArgumentException(
          "An exposure's brief has 2 to 5 bytes, not " + bytes.length);
    }
    int strategyId = 0;
    for (int i = 1; i < bytes.length; i++) {
      strategyId = (strategyId << 8) | (bytes[i] & 0xFF);
    }
    return strategyId;
  }
}
