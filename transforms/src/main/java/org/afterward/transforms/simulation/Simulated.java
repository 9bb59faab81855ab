package org.afterward.transforms.simulation;

import org.afterward.coders.Event;

/** One record of the simulated traffic, as it arrives. */
public sealed interface Simulated {

  /** When it arrives, in epoch milliseconds. */
  long arrivedAt();

  /** An event, good or not. */
  record Delivered(Event event, Condition condition, long arrivedAt) implements Simulated {}

  /** A line that is no event at all. */
  record Garbage(String line, long arrivedAt) implements Simulated {}

  /** What is the matter with a delivered event. */
  enum Condition {
    /** Nothing: it is valid, and this is its first delivery. */
    SOUND,
    /** A sound one, delivered again unchanged. */
    REPEATED,
    /** It breaks a rule of its contract. */
    BROKEN
  }
}
