package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.Serializable;
import org.afterward.pipelines.progress.Progress;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to a hidden file of a directory, from within a loop: for those who have no element
 * for each record. Nobody sees the file before its name has gone through {@link RevealParts}. Not
 * for several threads at once.
 *
 * @param <T> the record
 */
public final class PartWriter<T> {

  /**
   * Where the parts of one run go, and in which form. All of them know each other by their hidden
   * names.
   */
  public static final class Target<T> implements Serializable {

    private final PartFiles files;
    private final RecordFormat<T> records;
    private final FileFormat format;

    private Target(PartFiles files, RecordFormat<T> records, FileFormat format) {
      this.files = files;
      this.records = records;
      this.format = format;
    }

    /** A directory, on any file system that Beam knows; it is made if it is not there. */
    public static <T> Target<T> of(String directory, RecordFormat<T> records, FileFormat format) {
      return new Target<>(new PartFiles(directory, format), records, format);
    }

    /** A writer of one part. Its file is made with the first record. */
    public PartWriter<T> newWriter() {
      return new PartWriter<>(this);
    }

    PartFiles files() {
      return files;
    }

    FileFormat format() {
      return format;
    }

    HiddenFile<T> newHiddenFile() throws IOException {
      return HiddenFile.create(files, records, format);
    }
  }

  private final Target<T> target;
  private @Nullable HiddenFile<T> file;
  private long written;

  private PartWriter(Target<T> target) {
    this.target = target;
  }

  public void write(T value) throws IOException {
    HiddenFile<T> open = file;
    if (open == null) {
      open = target.newHiddenFile();
      file = open;
    }
    open.write(value);
    written++;
  }

  /** How many records were written. */
  public long written() {
    return written;
  }

  /**
   * Completes the file, and gives its name and its size in bytes; null where there was no record.
   */
  public @Nullable KV<String, Long> complete() throws IOException {
    HiddenFile<T> open = file;
    if (open == null) {
      return null;
    }
    file = null;
    open.close();
    Progress.WRITTEN.add(written);
    return KV.of(open.name(), open.bytes());
  }

  /** Leaves the file as it is, hidden: what it holds is nobody's. */
  public void abandon() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
