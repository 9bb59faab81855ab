package org.afterward.benchmarks.streaming;

import org.afterward.coders.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * One thing that comes in on the stream, for every program alike: a fact, or an exposure.
 *
 * @param kind what kind of fact it is, or null of an exposure
 * @param number the amount of a fact, or the strategy of an exposure
 */
record Arrival(String user, long at, String id, @Nullable FactKind kind, int number) {

  boolean isExposure() {
    return kind == null;
  }
}
