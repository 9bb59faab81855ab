package org.afterward.transforms.context;

/**
 * How often something happened on each of the last so many days. What is older is forgotten as
 * newer days come.
 */
final class DayTiles {

  /** By day modulo their number; all days from {@code newest - counts.length + 1} to newest. */
  private final int[] counts;

  /** Before all days that there are, as long as nothing was counted. */
  private long newest = Integer.MIN_VALUE;

  /**
   * @param days from 1 to 32
   */
  DayTiles(int days) {
    this.counts = new int[days];
  }

  /** Counts one more on that day; nothing if it is too long ago. */
  void add(long day) {
    if (day > newest) {
      forgetUpTo(day);
    }
    if (isKept(day)) {
      counts[place(day)]++;
    }
  }

  /** How often it happened on that day and the days before it, so many in all. */
  long sum(long day, int days) {
    long sum = 0;
    for (long d = day - days + 1; d <= day; d++) {
      sum += on(d);
    }
    return sum;
  }

  /** On how many of these days it happened. */
  long days(long day, int days) {
    long happened = 0;
    for (long d = day - days + 1; d <= day; d++) {
      happened += on(d) > 0 ? 1 : 0;
    }
    return happened;
  }

  /**
   * The days on which it happened as a mask whose lowest bit is the newest, then that, then how
   * often.
   */
  void write(ProfileWriter out) {
    long mask = 0;
    for (int age = 0; age < counts.length; age++) {
      mask |= on(newest - age) > 0 ? 1L << age : 0;
    }
    out.writeCount(mask);
    if (mask != 0) {
      out.writeNumber(newest);
      for (int age = 0; age < counts.length; age++) {
        if ((mask & 1L << age) != 0) {
          out.writeCount(on(newest - age));
        }
      }
    }
  }

  void read(ProfileReader in) {
    long mask = in.readCount();
    if (mask >>> counts.length != 0) {
      throw new IllegalArgumentException("A profile has more days than are kept");
    }
    if (mask != 0) {
      newest = in.readNumber();
      for (int age = 0; age < counts.length; age++) {
        if ((mask & 1L << age) != 0) {
          counts[place(newest - age)] = (int) in.readCount();
        }
      }
    }
  }

  private int on(long day) {
    return isKept(day) ? counts[place(day)] : 0;
  }

  private boolean isKept(long day) {
    return day <= newest && day > newest - counts.length;
  }

  private int place(long day) {
    return (int) Math.floorMod(day, (long) counts.length);
  }

  private void forgetUpTo(long day) {
    for (long d = Math.max(newest + 1, day - counts.length + 1); d <= day; d++) {
      counts[place(d)] = 0;
    }
    newest = day;
  }
}
