package org.afterward.pipelines.snapshots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineChunk;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.PartWriter;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.RevealParts;
import org.afterward.pipelines.packing.PackEvents;
import org.afterward.transforms.context.SnapshotContexts;
import org.afterward.transforms.context.SnapshotRetrospection;
import org.afterward.transforms.waiting.LookbackRoom;
import org.afterward.transforms.waiting.SweepShards;
import org.afterward.transforms.waiting.WaitingCounters;
import org.afterward.transforms.waiting.WaitingCounts;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Makes the snapshots of each shard and writes them, all in one loop: SnapshotContexts and
 * WriteRecords by hand, out of the same Beam-free classes. See {@link PackEvents} for why. The
 * output is what was served with each exposure, beside what was recomputed.
 */
final class WriteSnapshots
    extends PTransform<PCollection<KV<Integer, TimelineChunk>>, PCollection<ServedAndRecomputed>> {

  private static final TupleTag<ServedAndRecomputed> CONTEXTS = new TupleTag<>("contexts") {};
  private static final TupleTag<KV<String, Long>> SNAPSHOTS = new TupleTag<>("snapshots") {};
  private static final TupleTag<KV<String, Long>> DAYS = new TupleTag<>("days") {};
  private static final TupleTag<KV<String, Long>> PENDING = new TupleTag<>("pending") {};

  private final WaitingCounters counters = WaitingCounters.of(SnapshotContexts.class);
  private final SnapshotRule rule;
  private final PartWriter.Target<ContextSnapshot> snapshots;
  private final PartWriter.Target<ContextSnapshot> days;
  private final PartWriter.Target<Pending<OpenExposure>> pending;

  private WriteSnapshots(String folder, FileFormat format, SnapshotRule rule) {
    this.rule = rule;
    this.snapshots =
        PartWriter.Target.of(folder + "/snapshots", RecordFormat.contextSnapshots(), format);
    this.days = PartWriter.Target.of(folder + "/days", RecordFormat.contextSnapshots(), format);
    this.pending =
        PartWriter.Target.of(folder + "/pending", RecordFormat.pendingExposures(), format);
  }

  /** Into {@code snapshots/}, {@code days/} and {@code pending/} of a folder, as they are asked. */
  static WriteSnapshots into(String folder, FileFormat format, SnapshotRule rule) {
    return new WriteSnapshots(folder, format, rule);
  }

  @Override
  public PCollection<ServedAndRecomputed> expand(PCollection<KV<Integer, TimelineChunk>> chunks) {
    PCollectionTuple written =
        chunks.apply(
            "Look back",
            SweepShards.with(
                this::look,
                rule.completeUntil(),
                CONTEXTS,
                TupleTagList.of(SNAPSHOTS).and(DAYS).and(PENDING)));
    if (rule.ofExposures()) {
      written.get(SNAPSHOTS).apply("Reveal snapshots", RevealParts.of(snapshots));
    }
    if (rule.ofDays()) {
      written.get(DAYS).apply("Reveal days", RevealParts.of(days));
    }
    written.get(PENDING).apply("Reveal pending", RevealParts.of(pending));
    return written.get(CONTEXTS);
  }

  private void look(
      Consumer<Consumer<Timeline>> shard, long completeUntilMs, MultiOutputReceiver outputs)
      throws IOException {
    Looking looking = new Looking(completeUntilMs, outputs);
    shard.accept(looking);
    looking.complete();
  }

  /** One shard's worth of work. */
  private final class Looking implements Consumer<Timeline> {

    private final SnapshotRetrospection retrospection = rule.retrospection();
    private final ToOpenExposure toOpenExposure = new ToOpenExposure();
    private final PartWriter<ContextSnapshot> snapshotPart = snapshots.newWriter();
    private final PartWriter<ContextSnapshot> dayPart = days.newWriter();
    private final PartWriter<Pending<OpenExposure>> pendingPart = pending.newWriter();
    private final WaitingCounts counts = new WaitingCounts(1);
    private final long until;
    private final MultiOutputReceiver outputs;

    Looking(long until, MultiOutputReceiver outputs) {
      this.until = until;
      this.outputs = outputs;
    }

    @Override
    public void accept(Timeline timeline) {
      LookbackRoom<ServedContext, ServedSnapshot> room =
          new LookbackRoom<>(retrospection, timeline);
      try {
        room.advanceTo(until, this::write);
        for (Pending<ServedContext> waiting : room.waiting()) {
          pendingPart.write(toOpenExposure.apply(waiting));
          counts.addPending();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void write(ServedSnapshot served) {
      counts.addSettled();
      try {
        if (served.snapshot().exposureId().isEmpty()) {
          dayPart.write(served.snapshot());
        } else {
          snapshotPart.write(served.snapshot());
          outputs.get(CONTEXTS).output(served.contexts());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void complete() throws IOException {
      snapshotPart.complete().forEach(outputs.get(SNAPSHOTS)::output);
      dayPart.complete().forEach(outputs.get(DAYS)::output);
      pendingPart.complete().forEach(outputs.get(PENDING)::output);
      counts.decidedUpTo(until);
      counters.add(counts);
    }
  }
}
