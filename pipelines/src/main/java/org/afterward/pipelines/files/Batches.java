package org.afterward.pipelines.files;

import java.io.Serializable;
import org.joda.time.Duration;

/**
 * How many records without an end become one file.
 *
 * @param records at most so many
 * @param bytes at most so many in the form of their coder, so that the batch fits into memory and
 *     into a cell of state; a larger record is a batch by itself
 * @param patience how long the first of them waits for others, by the clock of the machine
 * @param shards into how many batches records go at the same time
 */
record Batches(int records, long bytes, Duration patience, int shards) implements Serializable {

  static final Batches USUAL = new Batches(50_000, 32L << 20, Duration.standardMinutes(5), 1);

  Batches {
    if (records < 1 || shards < 1 || !patience.isLongerThan(Duration.ZERO)) {
      throw new IllegalArgumentException(
          "Batches of %d records, a wait of %s, %d shards".formatted(records, patience, shards));
    }
  }
}
