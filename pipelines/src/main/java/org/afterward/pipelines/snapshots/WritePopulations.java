package org.afterward.pipelines.snapshots;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.PopulationSketch;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Writes each day's populations into its file, see {@link PopulationFiles}. Bounded. */
final class WritePopulations extends PTransform<PCollection<PopulationSketch>, PDone> {

  private final String folder;

  private WritePopulations(String folder) {
    this.folder = folder;
  }

  static WritePopulations into(String folder) {
    return new WritePopulations(folder);
  }

  @Override
  public PDone expand(PCollection<PopulationSketch> populations) {
    populations
        .apply("By day", WithKeys.of(PopulationSketch::day).withKeyType(TypeDescriptors.longs()))
        .apply("Bring days together", GroupByKey.create())
        .apply("Write files", ParDo.of(new WriteFn(folder)));
    return PDone.in(populations.getPipeline());
  }

  private static final class WriteFn extends DoFn<KV<Long, Iterable<PopulationSketch>>, Void> {

    private final String folder;

    WriteFn(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void write(@Element KV<Long, Iterable<PopulationSketch>> day) throws IOException {
      List<PopulationSketch> populations = new ArrayList<>();
      day.getValue().forEach(populations::add);
      PopulationFiles.write(folder, LocalDate.ofEpochDay(day.getKey()), populations);
    }
  }
}
