package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.List;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads our own records back from files that {@link WriteRecords} wrote: JSON lines, also packed,
 * and Parquet, mixed as you like.
 *
 * <p>They come as they lie there, each as often as it is there: of rewards, fold the revisions. A
 * file that two globs match is read once. Nothing is passed over in silence: the run fails, and
 * names the file and the place, if a glob matches nothing, a file is damaged, or a record is not
 * one of ours. Bounded; files are cut into parts and read by many workers at the same time; the
 * records have no timestamps of their own.
 *
 * <pre>{@code
 * PCollection<Reward> rewards =
 *     pipeline
 *         .apply("Read rewards", ReadRecords.rewards(List.of("s3://logs/rewards")))
 *         .apply("Fold revisions", FoldRevisions.create());
 * }</pre>
 *
 * @param <T> the record
 */
public final class ReadRecords<T> extends PTransform<PBegin, PCollection<T>> {

  private static final long serialVersionUID = 1;

  private final List<String> globs;
  private final RecordReading<T> reading;

  private ReadRecords(List<String> globs, RecordReading<T> reading) {
    this.globs = List.copyOf(globs);
    this.reading = reading;
  }

  /** What the job {@code rewards} writes into {@code rewards/}, and as {@code training/} lines. */
  public static ReadRecords<Reward> rewards(List<String> globs) {
    return of(globs, RecordReading.rewards());
  }

  /**
   * The same rewards, but out of Parquet without what led to them: whose they are, what they are
   * worth and for what, in which context, and whether the user churned. That takes a fraction of
   * the time. Actions, evidence, lineage and what caused a correction are as if there were none.
   */
  public static ReadRecords<Reward> worthOfRewards(List<String> globs) {
    return of(globs, RecordReading.worthOfRewards());
  }

  /** What the job {@code rewards} writes into {@code pending/}. */
  public static ReadRecords<Pending<OpenExposure>> pendingExposures(List<String> globs) {
    return of(globs, RecordReading.pendingExposures());
  }

  public static <T> ReadRecords<T> of(List<String> globs, RecordReading<T> reading) {
    return new ReadRecords<>(globs, reading);
  }

  @Override
  public PCollection<T> expand(PBegin begin) {
    return begin
        .apply("List parts", ListEventParts.of(globs))
        .apply("Read parts", ParDo.of(new ReadFn<>(reading)))
        .setCoder(reading.coder());
  }

  private static final class ReadFn<T> extends DoFn<EventPart, T> {

    private static final long serialVersionUID = 1;

    private final RecordReading<T> reading;

    ReadFn(RecordReading<T> reading) {
      this.reading = reading;
    }

    @ProcessElement
    public void read(@Element EventPart part, OutputReceiver<T> records) throws IOException {
      new RecordPartReader<>(reading).read(part, records::output);
    }
  }
}
