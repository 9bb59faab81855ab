package org.afterward.pipelines.files;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;

/**
 * Writes a bounded collection of records to a directory, as {@code part-00000-of-00007.jsonl} or
 * {@code .parquet}, and gives the names of the files.
 *
 * <p>The files are there all at once, at the end: until then they have hidden names that no glob
 * for data files matches, and of a run that failed nothing else is left. They take the place of
 * those of an earlier run in the same directory. Without any record there is one file, which is
 * empty and valid.
 *
 * <p>Records go to a file where they are, bundle by bundle. (Beam's own {@code FileIO.write} groups
 * all records by shard first when it runs on the DirectRunner, and keeps them in memory for that.)
 * Memory holds one row group, or one buffer, for each bundle at work. Small files are joined.
 *
 * <pre>{@code
 * rewards.apply(
 *     "Write rewards", WriteRecords.to(directory, RecordFormat.rewards(), FileFormat.PARQUET));
 * }</pre>
 *
 * @param <T> the record
 */
public final class WriteRecords<T> extends PTransform<PCollection<T>, PCollection<String>> {

  private static final long serialVersionUID = 1;

  private final PartWriter.Target<T> target;

  private WriteRecords(PartWriter.Target<T> target) {
    this.target = target;
  }

  /**
   * Writes records to a directory.
   *
   * @param directory on any file system that Beam knows; it is made if it is not there
   * @throws IllegalArgumentException if the records have no such form
   */
  public static <T> WriteRecords<T> to(
      String directory, RecordFormat<T> records, FileFormat format) {
    if (!records.canBe(format)) {
      throw new IllegalArgumentException("These records cannot be written as " + format);
    }
    return new WriteRecords<>(PartWriter.Target.of(directory, records, format));
  }

  @Override
  public PCollection<String> expand(PCollection<T> input) {
    if (input.isBounded() == IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException("Records without an end are never all written");
    }
    return input
        .apply("Forget windows", Window.into(new GlobalWindows()))
        .apply("Write hidden files", ParDo.of(new WriteBundlesFn<>(target)))
        .setCoder(RevealParts.NAME_AND_BYTES)
        .apply("Reveal", RevealParts.of(target));
  }
}
