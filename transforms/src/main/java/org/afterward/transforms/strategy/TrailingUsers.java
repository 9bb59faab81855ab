package org.afterward.transforms.strategy;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.afterward.coders.Bytes;
import org.afterward.coders.StrategyDay;

/**
 * Counts the distinct users of the last so many days, day by day. A set cannot be taken out of a
 * union, and to unite all days anew for each would cost as many unions as there are days. So the
 * calendar is cut into blocks as long as the window: a window is the end of one block, kept for
 * each of its days, and the beginning of the next, which grows. Not for several threads at once.
 */
final class TrailingUsers {

  private final int length;
  private final NavigableMap<Long, Bytes> ofBlock = new TreeMap<>();
  private NavigableMap<Long, Bytes> endsOfBlockBefore = new TreeMap<>();
  private DistinctUsers beginning = DistinctUsers.none();
  private long block = Long.MIN_VALUE;

  private TrailingUsers(int length) {
    this.length = length;
  }

  static TrailingUsers ofDays(int length) {
    return new TrailingUsers(length);
  }

  /** How many there are in the days that end with this one; days come in their order. */
  double countUpTo(StrategyDay day) {
    long next = Math.floorDiv(day.day(), (long) length);
    if (next != block) {
      endsOfBlockBefore = next == block + 1 ? ends() : new TreeMap<>();
      ofBlock.clear();
      beginning = DistinctUsers.none();
      block = next;
    }
    ofBlock.put(day.day(), day.users());
    beginning.addAll(day.users());
    Map.Entry<Long, Bytes> end = endsOfBlockBefore.ceilingEntry(day.day() - length + 1);
    if (end == null) {
      return beginning.count();
    }
    DistinctUsers users = DistinctUsers.none();
    users.addAll(end.getValue());
    users.addAll(beginning.bytes());
    return users.count();
  }

  /** Of each day of the block, the users from it to the block's end. */
  private NavigableMap<Long, Bytes> ends() {
    NavigableMap<Long, Bytes> ends = new TreeMap<>();
    DistinctUsers users = DistinctUsers.none();
    ofBlock
        .descendingMap()
        .forEach(
            (day, bytes) -> {
              users.addAll(bytes);
              ends.put(day, users.bytes());
            });
    return ends;
  }
}
