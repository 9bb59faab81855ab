package org.afterward.pipelines.files;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.joda.time.Duration;

/**
 * Writes records to a directory, as JSON lines or Parquet, and gives the names of the files. No
 * file is ever seen half-written: until it is complete it has a hidden name, which no glob for data
 * files matches.
 *
 * <p><b>Bounded</b> records become {@code part-00000-of-00007.jsonl} or {@code .parquet}. The files
 * are there all at once, at the end, and of a run that failed nothing but hidden files is left.
 * They take the place of those of an earlier run in the same directory. Without any record there is
 * one file, which is empty and valid. Records go to a file where they are, bundle by bundle.
 * (Beam's own {@code FileIO.write} groups all records by shard first when it runs on the
 * DirectRunner, and keeps them in memory for that.) Memory holds one row group, or one buffer, for
 * each bundle at work. Small files are joined.
 *
 * <p><b>Unbounded</b> records are written as they come, in {@link #withBatches batches}: each
 * becomes a file of its own, {@code part-}<i>lot</i>{@code .parquet}, beside those that are there.
 * Every record is in exactly one file, also when a worker fails: a batch is written only once it is
 * stable (on Flink: with the checkpoint after it, so checkpointing must be on), and then again and
 * again under the same name. State holds the records that wait; what is drained is written at once.
 * A record can be read after the wait and the next checkpoint. The output is the name of each file;
 * it and the records are in the global window.
 *
 * <p>{@link #byMonth} puts the files into a folder for each month.
 *
 * <pre>{@code
 * rewards.apply(
 *     "Write rewards",
 *     WriteRecords.to(directory, RecordFormat.rewards(), FileFormat.PARQUET)
 *         .byMonth(Reward::completeUntil));
 * }</pre>
 *
 * @param <T> the record
 */
public final class WriteRecords<T> extends PTransform<PCollection<T>, PCollection<String>> {

  private static final long serialVersionUID = 1;

  private final PartWriter.Target<T> target;
  private final Batches batches;

  private WriteRecords(PartWriter.Target<T> target, Batches batches) {
    this.target = target;
    this.batches = batches;
  }

  /**
   * Writes records to a directory.
   *
   * @param directory on any file system that Beam knows; it is made if it is not there
   * @throws IllegalArgumentException if the records have no such form
   */
  public static <T> WriteRecords<T> to(
      String directory, RecordFormat<T> records, FileFormat format) {
    return new WriteRecords<>(PartWriter.Target.of(directory, records, format), Batches.USUAL);
  }

  /**
   * Puts each record into the folder of its month: {@code 2024-01/}, in UTC, or {@code undated/}
   * for {@link org.afterward.coders.Event#NO_TIME}. A bounded run takes the place of an earlier one
   * month by month: months of which it has no record stay as they are, and without any record there
   * is no file.
   *
   * @param timeMillis the time of a record, in milliseconds since 1970
   */
  public WriteRecords<T> byMonth(SerializableFunction<T, Long> timeMillis) {
    return new WriteRecords<>(target.byMonth(timeMillis), batches);
  }

  /**
   * How many records without an end become one file, at most, and how long the first of them waits
   * for others by the clock of the machine; without it, 50,000 and five minutes. Fewer are written
   * together where they would need more than 32 MiB. Bounded records have no batches.
   */
  public WriteRecords<T> withBatches(int records, Duration wait) {
    return new WriteRecords<>(
        target, new Batches(records, batches.bytes(), wait, batches.shards()));
  }

  /**
   * In how many places batches are gathered and written at the same time; without it, in one, which
   * writes some ten thousand records a second. Each makes files of its own.
   */
  public WriteRecords<T> withShards(int shards) {
    return new WriteRecords<>(
        target, new Batches(batches.records(), batches.bytes(), batches.patience(), shards));
  }

  @Override
  public PCollection<String> expand(PCollection<T> input) {
    return input.isBounded() == IsBounded.UNBOUNDED
        ? input.apply("Continuously", new WriteContinuously<>(target, batches))
        : writeAll(input);
  }

  private PCollection<String> writeAll(PCollection<T> input) {
    return input
        .apply("Forget windows", Window.into(new GlobalWindows()))
        .apply("Write hidden files", ParDo.of(new WriteBundlesFn<>(target)))
        .setCoder(RevealParts.NAME_AND_BYTES)
        .apply("Reveal", RevealParts.of(target));
  }
}
