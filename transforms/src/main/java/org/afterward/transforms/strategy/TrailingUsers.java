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
  private NavigableMap<Long, DistinctUsers> endsOfBlockBefore = new TreeMap<>();
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
    Map.Entry<Long, DistinctUsers> end = endsOfBlockBefore.ceilingEntry(day.day() - length + 1);
    if (end == null) {
      return beginning.count();
    }
    DistinctUsers users = DistinctUsers.none();
    users.addAll(end.getValue());
    users.addAll(beginning);
    return users.count();
  }

  /** Of each day of the block, the users from it to the block's end. */
  private NavigableMap<Long, DistinctUsers> ends() {
    NavigableMap<Long, DistinctUsers> ends = new TreeMap<>();
    DistinctUsers later = DistinctUsers.none();
    for (Map.Entry<Long, Bytes> day : ofBlock.descendingMap().entrySet()) {
      DistinctUsers users = DistinctUsers.none();
      users.addAll(day.getValue());
      users.addAll(later);
      ends.put(day.getKey(), users);
      later = users;
    }
    return ends;
  }
}
