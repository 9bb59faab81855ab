package org.afterward.transforms.waiting;

import java.util.function.BiConsumer;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineChunkBuilder;
import org.afterward.coders.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * Packs entries into one chunk per shard of people, so that a million entries are shuffled as some
 * dozens of elements. When it holds as much as it may, it hands its chunks out and begins again.
 * Not for several threads at once.
 */
public final class ShardPacker implements Packer {

  /** Large chunks make few elements; two threads of packers with full buffers take about 100 MB. */
  private static final int BYTES_AT_MOST = 48 << 20;

  private final int bytesAtMost;
  private final @Nullable TimelineChunkBuilder[] shards;
  private final BiConsumer<Integer, TimelineChunk> full;
  private long bytes;

  /** A packer for so many shards that hands out each chunk with the number of its shard. */
  public ShardPacker(int shards, BiConsumer<Integer, TimelineChunk> full) {
    this(shards, BYTES_AT_MOST, full);
  }

  ShardPacker(int shards, int bytesAtMost, BiConsumer<Integer, TimelineChunk> full) {
    if (shards < 1) {
      throw new IllegalArgumentException("At least one shard is wanted, not " + shards);
    }
    this.shards = new TimelineChunkBuilder[shards];
    this.bytesAtMost = bytesAtMost;
    this.full = full;
  }

  @Override
  public void add(String person, TimelineEntry entry) {
    int shard = shardOf(person, shards.length);
    TimelineChunkBuilder builder = shards[shard];
    if (builder == null) {
      builder = new TimelineChunkBuilder();
      shards[shard] = builder;
    }
    int before = builder.byteCount();
    builder.add(person, entry);
    bytes += builder.byteCount() - before;
    if (bytes >= bytesAtMost) {
      flush();
    }
  }

  @Override
  public void flush() {
    for (int shard = 0; shard < shards.length; shard++) {
      TimelineChunkBuilder builder = shards[shard];
      if (builder != null && builder.entries() > 0) {
        full.accept(shard, builder.build());
        shards[shard] = null; // Its buffer is as large as ever it was.
      }
    }
    bytes = 0;
  }

  /**
   * The shard of a person: the same everywhere, always, since String's hash code is fixed by its
   * specification.
   */
  public static int shardOf(String person, int shards) {
    int hash = person.hashCode() * 0x9E3779B9;
    return Math.floorMod(hash ^ (hash >>> 16), shards);
  }
}
