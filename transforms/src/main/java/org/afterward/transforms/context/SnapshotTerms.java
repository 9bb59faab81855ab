package org.afterward.transforms.context;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.afterward.coders.ContextLayout;

/**
 * How snapshots are made.
 *
 * @param layout what their vectors mean
 * @param boxes how the scores are reckoned
 * @param populations in which the scores are ranked: of a choice, that of the day before
 * @param zone whose days and hours are meant
 */
public record SnapshotTerms(
    ContextLayout layout, BoxPolicy boxes, Populations populations, ZoneId zone)
    implements Serializable {

  private static final SnapshotTerms STANDARD =
      new SnapshotTerms(
          ContextLayout.standard(), BoxPolicy.standard(), Populations.none(), ZoneId.of("UTC"));

  /** Layout 1, the scores of the specification as they are, in UTC. */
  public static SnapshotTerms standard() {
    return STANDARD;
  }

  public SnapshotTerms withLayout(ContextLayout to) {
    return new SnapshotTerms(to, boxes, populations, zone);
  }

  public SnapshotTerms withBoxes(BoxPolicy to) {
    return new SnapshotTerms(layout, to, populations, zone);
  }

  public SnapshotTerms rankedIn(Populations to) {
    return new SnapshotTerms(layout, boxes, to, zone);
  }

  public SnapshotTerms in(ZoneId to) {
    return new SnapshotTerms(layout, boxes, populations, to);
  }

  /** The local date of a time in epoch milliseconds. */
  LocalDate dateOf(long time) {
    return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
  }

  /** The first beginning of a local day after a time. */
  long midnightAfter(long time) {
    LocalDate date = dateOf(time);
    long midnight = startOf(date.plusDays(1));
    // A clock that is put back over midnight shows the old date once more.
    return midnight > time ? midnight : startOf(date.plusDays(2));
  }

  private long startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
