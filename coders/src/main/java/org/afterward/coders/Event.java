package org.afterward.coders;

/**
 * Something that an input line said: what a person did, what a recommender showed, or what a model
 * predicted.
 *
 * <p>Events are records <em>as they came</em>: a field that was absent holds its empty value (an
 * empty text, {@code NaN}, 0, {@link #NO_TIME}), as in protobuf. Whether such an event is valid is
 * the business of the intake contracts, which turn absent and wrong values alike into named broken
 * rules.
 */
public sealed interface Event permits UserEvent, Exposure, Prediction, OwnRecord {

  /** The time of an event that named none. */
  long NO_TIME = Long.MIN_VALUE;

  EventType type();

  /** When it happened, in epoch milliseconds (UTC), or {@link #NO_TIME}. */
  long at();
}
