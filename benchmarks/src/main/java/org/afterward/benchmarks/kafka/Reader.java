package org.afterward.benchmarks.kafka;

/** Who reads the topic. */
enum Reader {
  /** As fast as the broker and Kafka's client can: nothing is done with a message. */
  CONSUMER("consumer alone"),
  /** Our source on Beam and Flink, and behind it a function that counts. */
  SOURCE("source alone"),
  /** The whole job. */
  REWARDS("rewards"),
  REWARDS_WITHOUT_METRICS("rewards, no metrics");

  private final String title;

  Reader(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean makesRewards() {
    return this == REWARDS || this == REWARDS_WITHOUT_METRICS;
  }
}
