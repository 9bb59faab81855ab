package org.afterward.transforms.delay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.afterward.coders.ProjectedReward;
import org.afterward.coders.Standing;

/** How many exposures of a strategy are projected at which age and standing, and what is known. */
final class ImmatureSums {

  /** Of which what is still to come is the same. */
  record Cell(int ageHours, Standing standing) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byAge = Integer.compare(ageHours, other.ageHours);
      return byAge != 0 ? byAge : standing.compareTo(other.standing);
    }
  }

  private final Map<Cell, Long> exposures = new TreeMap<>();
  private long creditedMicros;
  private long unprojected;

  void add(ProjectedReward reward) {
    if (reward.further().tellers() == 0) {
      unprojected++;
      return;
    }
    add(new Cell(reward.ageHours(), reward.standing()), 1);
    creditedMicros = Math.addExact(creditedMicros, reward.creditedMicros());
  }

  void add(Cell cell, long count) {
    exposures.merge(cell, count, Long::sum);
  }

  void addAll(ImmatureSums other) {
    other.exposures.forEach(this::add);
    creditedMicros = Math.addExact(creditedMicros, other.creditedMicros);
    unprojected += other.unprojected;
  }

  Map<Cell, Long> exposures() {
    return exposures;
  }

  /** How many there are that are projected. */
  long projected() {
    return exposures.values().stream().mapToLong(Long::longValue).sum();
  }

  long creditedMicros() {
    return creditedMicros;
  }

  /** How many there are of which nothing can be said. */
  long unprojected() {
    return unprojected;
  }

  /** Their bytes, which live no longer than the job. */
  void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(creditedMicros);
    out.writeLong(unprojected);
    out.writeInt(exposures.size());
    for (Map.Entry<Cell, Long> cell : exposures.entrySet()) {
      out.writeInt(cell.getKey().ageHours());
      out.writeByte(cell.getKey().standing().code());
      out.writeLong(cell.getValue());
    }
  }

  static ImmatureSums readFrom(DataInputStream in) throws IOException {
    ImmatureSums sums = new ImmatureSums();
    sums.creditedMicros = in.readLong();
    sums.unprojected = in.readLong();
    int cells = in.readInt();
    for (int i = 0; i < cells; i++) {
      int ageHours = in.readInt();
      Standing standing = Objects.requireNonNull(Standing.ofCode(in.readByte()));
      sums.add(new Cell(ageHours, standing), in.readLong());
    }
    return sums;
  }
}
