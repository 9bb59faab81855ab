package org.afterward.benchmarks.kafka;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a reader had come at which time. It is known only from what it commits, so the curve
 * climbs in steps; between two steps it is taken for a straight line.
 */
final class ReadCurve {

  /**
   * What was seen at one moment.
   *
   * @param seconds of wall time
   * @param read how many messages were read
   * @param readerCpu seconds that the reader's process had computed
   * @param brokerCpu the same of the broker
   */
  record Point(double seconds, double read, double readerCpu, double brokerCpu) {

    private Point towards(Point later, double messages) {
      double share = (messages - read) / (later.read - read);
      return new Point(
          between(seconds, later.seconds, share),
          messages,
          between(readerCpu, later.readerCpu, share),
          between(brokerCpu, later.brokerCpu, share));
    }

    private static double between(double from, double to, double share) {
      return from + share * (to - from);
    }
  }

  private final List<Point> steps = new ArrayList<>();

  /** Points come in the order of time; one at which no more is read than before tells nothing. */
  void add(Point point) {
    if (steps.isEmpty() || point.read > last().read) {
      steps.add(point);
    }
  }

  /** How many messages are read; 0 where nothing was seen. */
  double read() {
    return steps.isEmpty() ? 0 : last().read;
  }

  /** What it took from one number of messages to another, both of which were passed. */
  Pace between(double from, double to) {
    Point start = at(from);
    Point end = at(to);
    return new Pace(
        to - from,
        end.seconds - start.seconds,
        end.readerCpu - start.readerCpu,
        end.brokerCpu - start.brokerCpu);
  }

  private Point at(double messages) {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i - 1).read <= messages && messages <= steps.get(i).read) {
        return steps.get(i - 1).towards(steps.get(i), messages);
      }
    }
    throw new IllegalArgumentException(messages + " messages are not on the curve " + steps);
  }

  private Point last() {
    return steps.get(steps.size() - 1);
  }
}
