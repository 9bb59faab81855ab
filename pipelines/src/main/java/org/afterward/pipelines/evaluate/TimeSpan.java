package org.afterward.pipelines.evaluate;

import java.io.Serializable;

/**
 * A part of time.
 *
 * @param from its first moment, in epoch milliseconds
 * @param until the first moment after it
 */
record TimeSpan(long from, long until) implements Serializable {

  boolean includes(long time) {
    return time >= from && time < until;
  }
}
