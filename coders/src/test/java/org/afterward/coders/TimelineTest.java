package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void facts_of_one_millisecond_stand_in_the_order_of_the_bytes_of_their_ids() {
    Timeline timeline =
        timeline(
            fact(5, "b"), fact(5, "\uFFFD"), fact(5, "\uD83D\uDE00"), fact(5, "a"), fact(4, "z"));
    // U+1F600 lies after U+FFFD, though its first Java char is the lesser one.
    assertThat(timeline.facts())
        .containsExactly(
            fact(4, "z"), fact(5, "a"), fact(5, "b"), fact(5, "\uFFFD"), fact(5, "\uD83D\uDE00"));
  }

  @Test
  void a_fact_that_is_delivered_again_changes_nothing() {
    assertThat(timeline(fact(5, "a"), fact(7, "b"), fact(5, "a")))
        .isEqualTo(timeline(fact(5, "a"), fact(7, "b")));
  }

  @Test
  void of_two_facts_with_one_id_the_least_stays() {
    Fact early = new Fact(5, "a", FactKind.VIEWED, 0, "", "");
    Fact late = new Fact(6, "a", FactKind.LIKED, 0, "", "");
    Fact cheap = new Fact(8, "b", FactKind.PAID, 1, "", "");
    Fact dear = new Fact(8, "b", FactKind.PAID, 2, "", "");
    assertThat(timeline(late, dear, early, cheap).facts()).containsExactly(early, cheap);
  }

  @Test
  void of_two_decisions_with_one_id_the_earlier_stays() {
    Decision early = new Decision(5, "a", Bytes.utf8("x"));
    Decision late = new Decision(6, "a", Bytes.utf8("x"));
    Decision other = new Decision(5, "b", Bytes.utf8("x"));
    assertThat(timeline(other, late, early).decisions()).containsExactly(early, other);
  }

  @Test
  void the_timelines_of_two_people_do_not_unite() {
    assertThatThrownBy(() -> timeline(fact(1, "a")).union(new TimelineBuilder("other").build()))
        .hasMessage("The timelines of somebody and other are two stories");
  }

  @Property(tries = 300)
  void order_and_repetition_do_not_matter(
      @ForAll("entries") List<TimelineEntry> entries, @ForAll long seed) {
    List<TimelineEntry> again = new ArrayList<>(entries);
    again.addAll(entries.subList(0, entries.size() / 2));
    Collections.shuffle(again, new Random(seed));
    assertThat(timeline(again)).isEqualTo(timeline(entries));
  }

  @Property(tries = 300)
  void union_is_commutative_associative_and_idempotent(
      @ForAll("entries") List<TimelineEntry> first,
      @ForAll("entries") List<TimelineEntry> second,
      @ForAll("entries") List<TimelineEntry> third) {
    Timeline a = timeline(first);
    Timeline b = timeline(second);
    Timeline c = timeline(third);
    assertThat(a.union(b)).isEqualTo(b.union(a));
    assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
    assertThat(a.union(a)).isEqualTo(a);
    assertThat(a.union(b).union(b)).isEqualTo(a.union(b));
  }

  /** Against a set that is written another way: a map from id to the least fact, then sorted. */
  @Property(tries = 300)
  void a_timeline_is_the_sorted_set_of_the_least_facts(
      @ForAll("entries") List<TimelineEntry> entries) {
    Comparator<Fact> order =
        Comparator.comparingLong(Fact::at)
            .thenComparing(Fact::id)
            .thenComparing(f -> f.kind().code())
            .thenComparing(Fact::amount)
            .thenComparing(Fact::counterpart)
            .thenComparing(Fact::exposure);
    Map<String, Fact> least = new TreeMap<>();
    for (TimelineEntry entry : entries) {
      if (entry instanceof Fact fact) {
        least.merge(fact.id(), fact, (a, b) -> order.compare(a, b) <= 0 ? a : b);
      }
    }
    assertThat(timeline(entries).facts())
        .containsExactlyElementsOf(least.values().stream().sorted(order).toList());
  }

  @Property(tries = 200)
  void chunks_carry_everybodys_entries_however_they_are_cut_and_sliced(
      @ForAll("entries") List<TimelineEntry> entries, @ForAll long seed) {
    Random random = new Random(seed);
    Map<String, TimelineBuilder> expected = new TreeMap<>();
    List<TimelineChunk> chunks = new ArrayList<>();
    TimelineChunkBuilder packing = new TimelineChunkBuilder();
    for (TimelineEntry entry : entries) {
      String person = "person" + random.nextInt(4);
      expected.computeIfAbsent(person, TimelineBuilder::new).add(entry);
      packing.add(person, entry);
      if (random.nextInt(5) == 0) {
        chunks.add(packing.build());
      }
    }
    chunks.add(packing.build());
    assertThat(chunks.stream().mapToInt(TimelineChunk::entries).sum()).isEqualTo(entries.size());
    assertThat(chunks.stream().mapToLong(TimelineChunk::latestAt).max().orElseThrow())
        .isEqualTo(entries.stream().mapToLong(TimelineEntry::at).max().orElse(Event.NO_TIME));

    int slices = 1 + random.nextInt(3);
    Map<String, Timeline> unpacked = new TreeMap<>();
    for (int slice = 0; slice < slices; slice++) {
      Timelines people = Timelines.ofSlice(slice, slices);
      chunks.forEach(people::add);
      people.forEach(timeline -> assertThat(unpacked.put(timeline.person(), timeline)).isNull());
    }
    Map<String, Timeline> packed = new TreeMap<>();
    expected.forEach((person, builder) -> packed.put(person, builder.build()));
    assertThat(unpacked).isEqualTo(packed);
  }

  @Property(tries = 200)
  void a_chunk_is_gone_on_with_as_if_it_had_never_ended(
      @ForAll("entries") List<TimelineEntry> entries, @ForAll long seed) {
    Random random = new Random(seed);
    TimelineChunkBuilder whole = new TimelineChunkBuilder();
    TimelineChunkBuilder builder = new TimelineChunkBuilder();
    TimelineChunk resumed = TimelineChunk.empty();
    for (TimelineEntry entry : entries) {
      whole.add("", entry);
      builder.add("", entry);
      if (random.nextInt(3) == 0) {
        long lastAt = builder.lastAt();
        Bytes lastId = builder.lastId();
        resumed = builder.build();
        builder.add("", entry);
        builder.resume(resumed, lastAt, lastId);
      }
    }
    assertThat(builder.build()).isEqualTo(whole.build());
  }

  @Property(tries = 200)
  void a_chunk_that_is_appended_is_as_if_its_entries_had_been_added(
      @ForAll("entries") List<TimelineEntry> entries, @ForAll long seed) {
    Random random = new Random(seed);
    TimelineChunkBuilder whole = new TimelineChunkBuilder();
    TimelineChunkBuilder appended = new TimelineChunkBuilder();
    TimelineChunkBuilder part = new TimelineChunkBuilder();
    for (TimelineEntry entry : entries) {
      whole.add("", entry);
      part.add("", entry);
      if (random.nextInt(3) == 0) {
        appended.append(part.build());
      }
    }
    appended.append(part.build());
    assertThat(appended.lastAt()).isEqualTo(whole.lastAt());
    assertThat(appended.lastId()).isEqualTo(whole.lastId());
    assertThat(appended.build()).isEqualTo(whole.build());
  }

  @Property(tries = 100)
  void skimming_shows_the_times_of_all_entries(@ForAll("entries") List<TimelineEntry> entries) {
    TimelineChunkBuilder packing = new TimelineChunkBuilder();
    entries.forEach(entry -> packing.add("", entry));
    List<String> skimmed = new ArrayList<>();
    packing
        .build()
        .skim(
            new TimelineChunk.Skimmer() {
              @Override
              public void fact(long at) {
                skimmed.add("fact " + at);
              }

              @Override
              public void decision(long at) {
                skimmed.add("decision " + at);
              }
            });
    assertThat(skimmed)
        .isEqualTo(
            entries.stream()
                .map(entry -> (entry instanceof Fact ? "fact " : "decision ") + entry.at())
                .toList());
  }

  @Test
  void numbered_ids_and_uuids_take_few_bytes_on_one_persons_timeline() {
    assertThat(bytesPerFact(i -> String.format("evt_%09d", 20_000 * i))).isLessThanOrEqualTo(9);
    assertThat(bytesPerFact(i -> new UUID(31 * i * i * i, ~i).toString())).isLessThanOrEqualTo(23);
  }

  private static int bytesPerFact(LongFunction<String> id) {
    TimelineChunkBuilder packing = new TimelineChunkBuilder();
    for (long i = 0; i < 100; i++) {
      long at = 1_700_000_000_000L + i * 20_000_000;
      packing.add("", new Fact(at, id.apply(i), FactKind.VIEWED, 0, "", ""));
    }
    return packing.build().bytes().length() / 100;
  }

  @Property(tries = 200)
  void only_some_facts_and_decisions_are_a_story_of_their_own(
      @ForAll("entries") List<TimelineEntry> entries) {
    Timeline timeline = timeline(entries);
    List<TimelineEntry> some = new ArrayList<>();
    for (int i = 0; i < timeline.size(); i += 2) {
      some.add(timeline.fact(i));
      assertThat(timeline.indexOf(timeline.id(i))).isEqualTo(i);
    }
    some.addAll(timeline.decisions());
    assertThat(timeline.only(i -> i % 2 == 0, timeline.decisions())).isEqualTo(timeline(some));
    assertThat(timeline.indexOf("nobody's")).isEqualTo(-1);
  }

  @Property(tries = 500)
  void damaged_chunks_end_in_a_clear_exception_or_in_entries(
      @ForAll("entries") List<TimelineEntry> entries, @ForAll long seed) {
    TimelineChunkBuilder packing = new TimelineChunkBuilder();
    entries.forEach(entry -> packing.add("somebody", entry));
    TimelineChunk chunk = packing.build();
    byte[] bytes = chunk.bytes().array().clone();
    Random random = new Random(seed);
    for (int i = 0; i < Math.min(3, bytes.length); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    TimelineChunk damaged =
        new TimelineChunk(chunk.entries() + random.nextInt(2), chunk.latestAt(), Bytes.wrap(bytes));
    try {
      Timelines.ofAll().add(damaged).forEach(timeline -> {});
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("A timeline chunk of ");
    }
  }

  @Test
  void an_ordinary_fact_takes_few_bytes_in_a_chunk() {
    TimelineChunkBuilder packing = new TimelineChunkBuilder();
    for (int i = 0; i < 1000; i++) {
      packing.add(
          "usr_" + (100_000 + i * 37 % 500),
          new Fact(
              1_700_000_000_000L + i * 977L, "evt_" + (1_000_000 + i), FactKind.VIEWED, 0, "", ""));
    }
    assertThat(packing.build().bytes().length() / 1000).isLessThanOrEqualTo(21);
  }

  @Provide
  Arbitrary<List<TimelineEntry>> entries() {
    Arbitrary<Fact> facts =
        Combinators.combine(
                Arbitraries.longs().between(0, 20),
                ids(),
                Arbitraries.of(FactKind.class),
                Arbitraries.of(0L, 0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE),
                Arbitraries.of("", "", "other"),
                Arbitraries.of("", "", "exp_1", "exp_2"))
            .as(Fact::new);
    Arbitrary<Decision> decisions =
        Combinators.combine(
                Arbitraries.longs().between(0, 20),
                ids(),
                Arbitraries.of("", "x", "y").map(Bytes::utf8))
            .as(Decision::new);
    return Arbitraries.frequencyOf(
            Tuple.of(4, facts.map(f -> (TimelineEntry) f)),
            Tuple.of(1, decisions.map(d -> (TimelineEntry) d)))
        .list()
        .ofMaxSize(40);
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 30).map(i -> "evt_" + i),
        Arbitraries.longs().greaterOrEqual(0).map(i -> String.format("e%019d", i)),
        Arbitraries.of("", "e", "evt", "\u00e9", "\u4e2d\u6587", "a".repeat(300)),
        Arbitraries.of("9", "09", "10", "evt_9x", "9".repeat(40), "1" + "0".repeat(39)),
        Arbitraries.of(
            "0b2c4d6e-8f90-11ee-b9d1-0242ac120002",
            "0b2c4d6e-8f90-11ee-b9d1-0242ac120003",
            "0B2c4d6e-8f90-11ee-b9d1-0242ac120002"));
  }

  private static Fact fact(long at, String id) {
    return new Fact(at, id, FactKind.VIEWED, 0, "", "");
  }

  private static Timeline timeline(TimelineEntry... entries) {
    return timeline(List.of(entries));
  }

  private static Timeline timeline(List<TimelineEntry> entries) {
    TimelineBuilder builder = new TimelineBuilder("somebody");
    entries.forEach(builder::add);
    return builder.build();
  }
}
