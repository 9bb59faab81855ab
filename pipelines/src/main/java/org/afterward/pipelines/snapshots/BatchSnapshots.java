package org.afterward.pipelines.snapshots;

import java.util.List;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.TimelineChunk;
import org.afterward.pipelines.packing.PackedEvents;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.EventSource;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Who users were, of what is there when the run begins. Events are read and packed once, and what
 * is packed is swept twice: for the populations of all days, and when their files are there for the
 * snapshots, whose scores are ranked in the population of the day before.
 */
final class BatchSnapshots {

  private final SnapshotsOptions options;
  private final SnapshotRule rule;

  BatchSnapshots(SnapshotsOptions options, SnapshotRule rule) {
    this.options = options;
    this.rule = rule;
  }

  void build(Pipeline pipeline, List<EventSource<?>> sources) {
    PackedEvents packed =
        PackedEvents.of(
            pipeline, sources, rule.contract(), new SnapshotMeaning(rule.retrospection()));
    PCollection<KV<Integer, TimelineChunk>> chunks = packed.chunks();
    PCollection<String> populations =
        chunks
            .apply("Sketch populations", rule.populations())
            .apply("Write populations", WritePopulations.into(rule.populationsFolder()));
    PCollection<ServedAndRecomputed> contexts =
        chunks
            .apply("Await populations", Wait.on(populations))
            .apply(
                "Write snapshots",
                WriteSnapshots.into(options.getOutput(), options.getFormat(), rule));
    if (rule.ofExposures()) {
      contexts
          .apply("Compare contexts", rule.comparison())
          .apply("Write skew", SkewFile.into(options.getOutput()));
    }
    WriteRejections.as(options, OutputFiles.of(options, options.getFormat())).of(packed.rejected());
  }
}
