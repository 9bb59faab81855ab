package org.afterward.transforms.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TimelineChunk;
import org.junit.jupiter.api.Test;

class ShardSweepTest {

  @Test
  void everybody_is_swept_once_and_whole_whatever_the_limit() {
    Map<String, TimelineBuilder> people = new TreeMap<>();
    Map<Integer, List<TimelineChunk>> shards = new TreeMap<>();
    ShardPacker packer =
        new ShardPacker(
            3,
            500,
            (shard, chunk) -> shards.computeIfAbsent(shard, s -> new ArrayList<>()).add(chunk));
    for (int i = 0; i < 1000; i++) {
      String person = "usr_" + i % 37;
      Fact fact = new Fact(1000 - i, "evt_" + i, FactKind.VIEWED, i, "", "");
      people.computeIfAbsent(person, TimelineBuilder::new).add(fact);
      packer.add(person, fact);
      if (i % 10 == 0) {
        Decision decision = new Decision(i, "exp_" + i, Bytes.utf8("brief"));
        people.computeIfAbsent(person, TimelineBuilder::new).add(decision);
        packer.add(person, decision);
      }
    }
    packer.flush();
    assertThat(shards).containsOnlyKeys(0, 1, 2);
    assertThat(shards.get(0)).hasSizeGreaterThan(5);

    Map<String, Timeline> expected = new TreeMap<>();
    people.forEach((person, builder) -> expected.put(person, builder.build()));
    for (int entriesAtOnce : new int[] {1, 50, 1_000_000}) {
      Map<String, Timeline> swept = new TreeMap<>();
      for (List<TimelineChunk> shard : shards.values()) {
        new ShardSweep(entriesAtOnce)
            .sweep(shard, timeline -> assertThat(swept.put(timeline.person(), timeline)).isNull());
      }
      assertThat(swept).isEqualTo(expected);
    }
  }

  @Test
  void a_shard_of_more_entries_than_the_limit_is_swept_in_slices() {
    TimelineChunk chunk = new TimelineChunk(10, 0, Bytes.empty());
    assertThat(new ShardSweep(10).slices(List.of())).isEqualTo(1);
    assertThat(new ShardSweep(10).slices(List.of(chunk))).isEqualTo(1);
    assertThat(new ShardSweep(10).slices(List.of(chunk, chunk))).isEqualTo(2);
    assertThat(new ShardSweep(7).slices(List.of(chunk, chunk))).isEqualTo(3);
    assertThat(new ShardSweep(6).slices(List.of(chunk, chunk))).isEqualTo(4);
  }

  /** Shards are data at rest within a job: two versions of a worker must agree. */
  @Test
  void a_persons_shard_never_changes() {
    assertThat(ShardPacker.shardOf("usr_000123", 64)).isEqualTo(19);
    assertThat(ShardPacker.shardOf("", 64)).isZero();
  }
}
