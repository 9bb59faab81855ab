package org.afterward.benchmarks.kafka;

/**
 * What reading took.
 *
 * @param messages how many were read
 * @param readerCpu seconds that the reader's process computed meanwhile
 * @param brokerCpu the same of the broker
 */
record Pace(double messages, double seconds, double readerCpu, double brokerCpu) {

  private static final double MICROS = 1e6;

  double perSecond() {
    return messages / seconds;
  }

  double readerMicros() {
    return readerCpu / messages * MICROS;
  }

  double brokerMicros() {
    return brokerCpu / messages * MICROS;
  }
}
