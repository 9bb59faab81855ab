package org.afterward.pipelines.kafka;

import org.afterward.coders.Event;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/**
 * Up to which time a partition's events are in: its watermark. It knows two rules, and never goes
 * back.
 *
 * <ul>
 *   <li><b>While there is something to read</b> it is the latest time of an event that was read,
 *       less the out-of-orderness. So history that is replayed is never late, however fast it is
 *       read. A message that is no event, or claims to have happened later than it arrived and a
 *       clock skew, does not move it.
 *   <li><b>While it is idle</b> - no event was read for a while, and the broker, asked at the end
 *       of that while, had nothing more - it follows the wall clock at which the broker was last
 *       asked, less that while and the out-of-orderness. So an empty partition holds nobody back
 *       for longer, and while the broker cannot be asked nothing moves.
 * </ul>
 *
 * All times are epoch milliseconds. Not safe for use by many threads.
 */
final class PartitionClock {

  /** The time of a clock that has seen nothing. */
  static final long UNKNOWN = BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis();

  /** As the contract of events has it: what claims to be later is going to be rejected. */
  private static final long CLOCK_SKEW = 5 * 60_000;

  private final long outOfOrderness;
  private final long idleAfter;

  private long time;
  private long quietSince;

  /**
   * @param time what the clock showed before, or {@link #UNKNOWN}
   * @param now the wall clock
   */
  PartitionClock(long outOfOrderness, long idleAfter, long time, long now) {
    this.outOfOrderness = outOfOrderness;
    this.idleAfter = idleAfter;
    this.time = time;
    this.quietSince = now;
  }

  /**
   * Takes note of a message.
   *
   * @param toldAt when it says that it happened, or {@link Event#NO_TIME}
   * @param arrivedAt when the topic got it, or {@link Event#NO_TIME} if the topic does not know
   * @param now the wall clock
   * @return the time that the message counts as of: what it says, or where it says nothing that can
   *     be so, its arrival
   */
  long read(long toldAt, long arrivedAt, long now) {
    long arrival = arrivedAt == Event.NO_TIME ? now : arrivedAt;
    if (toldAt == Event.NO_TIME || toldAt > arrival + CLOCK_SKEW) {
      return arrival;
    }
    quietSince = now;
    time = Math.max(time, Math.min(toldAt, arrival) - outOfOrderness);
    return toldAt;
  }

  /**
   * What the clock shows.
   *
   * @param unread how many messages the broker had, when it was asked, that are not read yet; not
   *     positive if there were none
   * @param askedAt the wall clock when the broker was last asked and answered, or {@link #UNKNOWN}
   */
  long time(long unread, long askedAt) {
    if (unread <= 0 && askedAt - quietSince >= idleAfter) {
      time = Math.max(time, askedAt - idleAfter - outOfOrderness);
    }
    return time;
  }
}
