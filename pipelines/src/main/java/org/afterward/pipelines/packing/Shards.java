package org.afterward.pipelines.packing;

/**
 * Into how many shards a run divides its users: as many as keep a shard's events within some
 * megabytes.
 */
public final class Shards {

  private static final int LEAST = 16;
  private static final int MOST = 4096;
  private static final long EVENTS_PER_SHARD = 150_000;

  private Shards() {}

  public static int forEvents(long events) {
    return (int) Math.max(LEAST, Math.min(MOST, events / EVENTS_PER_SHARD));
  }
}
