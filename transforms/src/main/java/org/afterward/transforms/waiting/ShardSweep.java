package org.afterward.transforms.waiting;

import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.Timelines;

/**
 * Goes once over the people of a shard. Unpacked entries take two to three times the memory of
 * packed ones; so a shard of more entries than the limit is swept in several passes over its packed
 * bytes, each of which unpacks one slice of its people. One person's story is always unpacked
 * whole.
 */
final class ShardSweep {

  /** About 250 MB unpacked. */
  static final int ENTRIES_AT_ONCE = 2_000_000;

  private final int entriesAtOnce;

  ShardSweep(int entriesAtOnce) {
    this.entriesAtOnce = entriesAtOnce;
  }

  /** Hands out each person's timeline, once. */
  void sweep(List<TimelineChunk> shard, Consumer<Timeline> consumer) {
    int slices = slices(shard);
    for (int slice = 0; slice < slices; slice++) {
      Timelines people = Timelines.ofSlice(slice, slices);
      shard.forEach(people::add);
      people.forEach(consumer);
    }
  }

  int slices(List<TimelineChunk> shard) {
    long entries = shard.stream().mapToLong(TimelineChunk::entries).sum();
    return (int) Math.max(1, (entries + entriesAtOnce - 1) / entriesAtOnce);
  }
}
