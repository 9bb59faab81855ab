package org.afterward.coders;

/**
 * What can stand on one person's timeline: a {@link Fact} that happened, or a {@link Decision} that
 * waits for its outcome.
 */
public sealed interface TimelineEntry permits Fact, Decision {

  /** Epoch milliseconds. */
  long at();

  /** Unique among the facts, or among the decisions, of one person. */
  String id();
}
