package org.afterward.pipelines.rewards;

import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.Packing;

/**
 * Into how many shards a run divides its users: as many as keep a shard's events within some
 * megabytes.
 */
final class Shards {

  private static final int LEAST = 16;
  private static final int MOST = 4096;
  private static final long EVENTS_PER_SHARD = 150_000;

  /**
   * About what an event takes in a file; a guess is good enough, since a few times more or fewer
   * shards hardly differ.
   */
  private static final long JSON_BYTES = 200;

  private static final long PACKED_BYTES = 25;

  private Shards() {}

  static int forInput(EventFiles files) {
    long events = 0;
    for (EventFile file : files.files()) {
      boolean plainJson = file.format() == FileFormat.JSON && file.packing() == Packing.NONE;
      events += file.size() / (plainJson ? JSON_BYTES : PACKED_BYTES);
    }
    return (int) Math.max(LEAST, Math.min(MOST, events / EVENTS_PER_SHARD));
  }
}
