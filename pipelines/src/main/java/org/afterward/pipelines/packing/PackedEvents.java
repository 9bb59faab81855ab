package org.afterward.pipelines.packing;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.Rejection;
import org.afterward.coders.TimelineChunk;
import org.afterward.pipelines.sources.EventSource;
import org.afterward.transforms.intake.EventContract;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * What the events of all of a run's sources mean for its job, packed by shards of people: see
 * {@link org.afterward.transforms.waiting.SweepShards}.
 *
 * @param rejected the events that are not taken, source by source
 * @param read how many records each part of the input had, events or not
 */
public record PackedEvents(
    PCollection<KV<Integer, TimelineChunk>> chunks,
    List<PCollection<Rejection>> rejected,
    PCollection<Long> read) {

  public PackedEvents {
    rejected = List.copyOf(rejected);
  }

  /** Of sources that have an end, each of whose parts is read once. */
  public static PackedEvents of(
      Pipeline pipeline,
      List<EventSource<?>> sources,
      EventContract contract,
      EventMeaning<?> meaning) {
    int shards = Shards.forEvents(sources.stream().mapToLong(EventSource::events).sum());
    List<PCollection<KV<Integer, TimelineChunk>>> chunks = new ArrayList<>();
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    List<PCollection<Long>> read = new ArrayList<>();
    for (EventSource<?> source : sources) {
      PCollectionTuple packed = pack(pipeline, source, contract, meaning, shards);
      chunks.add(packed.get(PackEvents.CHUNKS));
      rejected.add(packed.get(PackEvents.REJECTIONS));
      read.add(packed.get(PackEvents.READ));
    }
    return new PackedEvents(
        PCollectionList.of(chunks).apply("Bring chunks together", Flatten.pCollections()),
        rejected,
        PCollectionList.of(read).apply("Bring counts together", Flatten.pCollections()));
  }

  private static <P> PCollectionTuple pack(
      Pipeline pipeline,
      EventSource<P> source,
      EventContract contract,
      EventMeaning<?> meaning,
      int shards) {
    return pipeline
        .apply("List parts of " + source.what(), source.parts())
        .apply(
            "Pack events of " + source.what(),
            PackEvents.into(shards, source.reading(), contract, meaning));
  }
}
