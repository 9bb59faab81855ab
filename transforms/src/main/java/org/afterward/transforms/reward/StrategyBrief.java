package org.afterward.transforms.reward;

import java.nio.ByteBuffer;
import org.afterward.coders.Bytes;

/** What is remembered of an exposure beside its user, id and time: the strategy, as four bytes. */
final class StrategyBrief {

  private StrategyBrief() {}

  static Bytes of(int strategyId) {
    return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(strategyId).array());
  }

  static int read(Bytes brief) {
    if (brief.length() != Integer.BYTES) {
      throw new IllegalArgumentException("An exposure's brief has 4 bytes, not " + brief.length());
    }
    return ByteBuffer.wrap(brief.array()).getInt();
  }
}
