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
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Writes each day's populations into its file, see {@link PopulationFiles}. Bounded. The output is
 * the days whose file is there.
 */
final class WritePopulations
    extends PTransform<PCollection<PopulationSketch>, PCollection<String>> {

  private final String folder;

  private WritePopulations(String folder) {
    this.folder = folder;
  }

  static WritePopulations into(String folder) {
    return new WritePopulations(folder);
  }

  @Override
  public PCollection<String> expand(PCollection<PopulationSketch> populations) {
    return populations
        .apply("By day", WithKeys.of(PopulationSketch::day).withKeyType(TypeDescriptors.longs()))
        .apply("Bring days together", GroupByKey.create())
        .apply("Write files", ParDo.of(new WriteFn(folder)));
  }

  private static final class WriteFn extends DoFn<KV<Long, Iterable<PopulationSketch>>, String> {

    private final String folder;

    WriteFn(String folder) {
      this.folder = folder;
    }

    @ProcessElement
    public void write(
        @Element KV<Long, Iterable<PopulationSketch>> day, OutputReceiver<String> written)
        throws IOException {
      List<PopulationSketch> populations = new ArrayList<>();
      day.getValue().forEach(populations::add);
      LocalDate date = LocalDate.ofEpochDay(day.getKey());
      PopulationFiles.write(folder, date, populations);
      written.output(date.toString());
    }
  }
}
