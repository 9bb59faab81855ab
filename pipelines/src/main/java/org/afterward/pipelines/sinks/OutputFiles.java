package org.afterward.pipelines.sinks;

import java.io.Serializable;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.joda.time.Duration;

/** The files of an output folder. */
public record OutputFiles(String folder, FileFormat format, Duration fileEvery)
    implements Serializable {

  private static final int FILE_RECORDS = 50_000;

  /** As the options say. */
  public static OutputFiles of(OutputFilesOptions options, FileFormat format) {
    return new OutputFiles(
        options.getOutput(), format, DurationOption.parse("--fileEvery", options.getFileEvery()));
  }

  /** Writes records into a folder of the folder. */
  public <T> WriteRecords<T> in(String name, RecordFormat<T> form) {
    return WriteRecords.to(folder + "/" + name, form, format).withBatches(FILE_RECORDS, fileEvery);
  }

  /**
   * Writes records there: by the month of their time where files come one after the other; else
   * those of a run are together.
   */
  public <T> void write(
      String name,
      PCollection<T> records,
      RecordFormat<T> form,
      SerializableFunction<T, Long> timeMs) {
    WriteRecords<T> write = in(name, form);
    records.apply(
        "Write " + name,
        records.isBounded() == IsBounded.UNBOUNDED ? write.byMonth(timeMs) : write);
  }
}
