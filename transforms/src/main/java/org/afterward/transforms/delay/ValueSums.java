package org.afterward.transforms.delay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.afterward.coders.ExactSums;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.ExposureValue.Step;
import org.afterward.coders.SeededDraw;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.Standing;

/**
 * What a strategy's exposures brought by the hours of their age, in exact sums that add up in any
 * order: so one pass is enough.
 *
 * <p>The sums are kept for each of {@link #GROUPS} groups of people. A person is always of the same
 * group, with all their exposures, which share what happens to that person; so how much an estimate
 * changes when a group is left out says how far it is off by chance. Not for several threads at
 * once.
 */
public final class ValueSums {

  /** How many groups of people there are. */
  static final int GROUPS = 16;

  private static final int STANDINGS = Standing.values().length;

  /** What is summed, by the age in hours; the last three by the standing at that age, too. */
  enum Sum {
    /** Exposures that were watched through the hour. */
    WATCHED(0),
    /** What these were credited with in the hour. */
    CREDITED(1),
    /** Exposures whose window is over. */
    MATURE(2),
    /** What these were credited with from this age on. */
    FURTHER(2 + STANDINGS),
    /** What the end brought them. */
    END(2 + 2 * STANDINGS);

    private final int column;

    Sum(int column) {
      this.column = column;
    }
  }

  /** The columns of all of them. */
  private static final int ROW = 2 + 3 * STANDINGS;

  private final int hours;

  /** By group, hour and column. */
  private final long[] sums;

  /** Of what came to mature exposures from an age on, by hour and standing, in whole units. */
  private final ExactSums squares;

  private ValueSums(int hours, long[] sums, ExactSums squares) {
    this.hours = hours;
    this.sums = sums;
    this.squares = squares;
  }

  /**
   * Of nothing yet.
   *
   * @param hours how long exposures are watched at most
   */
  public static ValueSums over(int hours) {
    if (hours < 1) {
      throw new IllegalArgumentException("Exposures are watched for an hour or more, not " + hours);
    }
    return new ValueSums(hours, new long[GROUPS * hours * ROW], new ExactSums(hours * STANDINGS));
  }

  /** How long exposures are watched at most. */
  public int hours() {
    return hours;
  }

  /** The group of a person. */
  static int groupOf(String userId) {
    return (int) (SeededDraw.uniform(0, userId, 0) * GROUPS);
  }

  public void add(ExposureValue value) {
    if (value.horizonHours() != hours) {
      throw new IllegalArgumentException(
          "An exposure of "
              + value.horizonHours()
              + " hours does not belong to those of "
              + hours
              + " hours");
    }
    int group = groupOf(value.exposure().userId());
    for (int hour = 0; hour < value.watchedHours(); hour++) {
      sums[at(group, hour, Sum.WATCHED, Standing.AWAY)]++;
    }
    for (Step step : value.steps()) {
      plus(at(group, step.hour(), Sum.CREDITED, Standing.AWAY), step.micros());
    }
    if (value.isMature()) {
      addMature(group, value);
    }
  }

  private void addMature(int group, ExposureValue value) {
    long further = value.creditedMicros();
    int step = 0;
    for (int age = 0; age < hours; age++) {
      for (; step < value.steps().size() && value.steps().get(step).hour() < age; step++) {
        further = Math.subtractExact(further, value.steps().get(step).micros());
      }
      Standing standing = value.standingAt(age);
      sums[at(group, age, Sum.MATURE, standing)]++;
      plus(at(group, age, Sum.FURTHER, standing), further);
      plus(at(group, age, Sum.END, standing), value.endMicros());
      double units = (double) (further + value.endMicros()) / SpendTotals.MICROS;
      squares.add(age * STANDINGS + standing.code() - 1, units * units);
    }
  }

  public void addAll(ValueSums other) {
    if (other.hours != hours) {
      throw new IllegalArgumentException(
          "Sums over " + other.hours + " hours do not add up with those over " + hours);
    }
    Arrays.setAll(sums, i -> Math.addExact(sums[i], other.sums[i]));
    squares.add(other.squares);
  }

  long of(int group, int hour, Sum sum, Standing standing) {
    return sums[at(group, hour, sum, standing)];
  }

  /** The squares of what came from that age on, credited and by the end, in whole units. */
  double squares(int age, Standing standing) {
    return squares.sum(age * STANDINGS + standing.code() - 1).value();
  }

  private void plus(int place, long micros) {
    sums[place] = Math.addExact(sums[place], micros);
  }

  private int at(int group, int hour, Sum sum, Standing standing) {
    return (group * hours + hour) * ROW + sum.column + standing.code() - 1;
  }

  /**
   * Their bytes, which live no longer than the job: of each column by how much it changes from hour
   * to hour, which mostly is not at all.
   */
  void writeTo(DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(sums.length + Long.BYTES);
    for (int column = 0; column < GROUPS * ROW; column++) {
      long before = 0;
      for (int hour = 0; hour < hours; hour++) {
        long sum = sums[place(column, hour)];
        long change = sum - before;
        writeVarint((change << 1) ^ (change >> (Long.SIZE - 1)), bytes);
        before = sum;
      }
    }
    squares.writeTo(bytes);
    out.writeInt(hours);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  static ValueSums readFrom(DataInputStream in) throws IOException {
    ValueSums read = over(in.readInt());
    ByteArrayInputStream bytes = new ByteArrayInputStream(in.readNBytes(in.readInt()));
    for (int column = 0; column < GROUPS * ROW; column++) {
      long sum = 0;
      for (int hour = 0; hour < read.hours; hour++) {
        long change = readVarint(bytes);
        sum += (change >>> 1) ^ -(change & 1);
        read.sums[read.place(column, hour)] = sum;
      }
    }
    read.squares.add(ExactSums.readFrom(bytes, read.hours * STANDINGS));
    return read;
  }

  private int place(int column, int hour) {
    return (column / ROW * hours + hour) * ROW + column % ROW;
  }

  private static void writeVarint(long value, ByteArrayOutputStream out) {
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      out.write((int) (rest & 0x7F) | 0x80);
    }
    out.write((int) rest);
  }

  private static long readVarint(ByteArrayInputStream in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int read = in.read();
      value |= (read & 0x7FL) << shift;
      if (read < 0x80) {
        break;
      }
    }
    return value;
  }
}
