package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.pipelines.progress.Progress;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to hidden files of a directory, from within a loop: for those who have no element
 * for each record. Nobody sees a file before its name has gone through {@link RevealParts}. Not for
 * several threads at once.
 *
 * @param <T> the record
 */
public final class PartWriter<T> {

  /** Each open file holds a row group in memory. Records of more months at a time are rare. */
  private static final int OPEN_FILES = 8;

  /**
   * Where the parts of one run go, and in which form. All of them know each other by their hidden
   * names.
   */
  public static final class Target<T> implements Serializable {

    private static final long serialVersionUID = 1;

    private final PartFiles files;
    private final RecordFormat<T> records;
    private final FileFormat format;
    private final @Nullable SerializableFunction<T, Long> timeMs;

    private Target(
        PartFiles files,
        RecordFormat<T> records,
        FileFormat format,
        @Nullable SerializableFunction<T, Long> timeMs) {
      this.files = files;
      this.records = records;
      this.format = format;
      this.timeMs = timeMs;
    }

    /**
     * A directory, on any file system that Beam knows; it is made if it is not there.
     *
     * @throws IllegalArgumentException if the records have no such form
     */
    public static <T> Target<T> of(String directory, RecordFormat<T> records, FileFormat format) {
      if (!records.canBe(format)) {
        throw new IllegalArgumentException("These records cannot be written as " + format);
      }
      return new Target<>(new PartFiles(directory, format), records, format, null);
    }

    /**
     * A folder of the directory for each month, such as {@code 2024-01/}: see {@link
     * WriteRecords#byMonth}.
     */
    public Target<T> byMonth(SerializableFunction<T, Long> timeMillis) {
      return new Target<>(files, records, format, timeMillis);
    }

    /** A writer of parts. Files are made with the first record. */
    public PartWriter<T> newWriter() {
      return new PartWriter<>(this);
    }

    PartFiles files() {
      return files;
    }

    FileFormat format() {
      return format;
    }

    boolean hasFolders() {
      return timeMs != null;
    }

    /** The folder of a record, with a slash at its end; empty for the directory itself. */
    String folder(T value) {
      return timeMs == null ? "" : MonthFolder.of(timeMs.apply(value));
    }

    HiddenFile<T> create(String hiddenName) throws IOException {
      return HiddenFile.create(files, hiddenName, records, format);
    }
  }

  private final Target<T> target;

  /** By folder, the one that was used last at the end. */
  private final Map<String, HiddenFile<T>> open = new LinkedHashMap<>(OPEN_FILES, 0.75f, true);

  private final List<KV<String, Long>> complete = new ArrayList<>();
  private long written;

  private PartWriter(Target<T> target) {
    this.target = target;
  }

  public void write(T value) throws IOException {
    String folder = target.folder(value);
    HiddenFile<T> file = open.get(folder);
    if (file == null) {
      if (open.size() == OPEN_FILES) {
        completeEldest();
      }
      file = target.create(target.files().newHiddenName(folder));
      open.put(folder, file);
    }
    file.write(value);
    written++;
  }

  /** How many records were written. */
  public long written() {
    return written;
  }

  /** Completes the files, and gives the name and the size in bytes of each. */
  public List<KV<String, Long>> complete() throws IOException {
    while (!open.isEmpty()) {
      completeEldest();
    }
    Progress.WRITTEN.add(written);
    return List.copyOf(complete);
  }

  private void completeEldest() throws IOException {
    Iterator<HiddenFile<T>> files = open.values().iterator();
    HiddenFile<T> file = files.next();
    files.remove();
    file.close();
    complete.add(KV.of(file.name(), file.bytes()));
  }

  /** Leaves the files as they are, hidden: what they hold is nobody's. */
  public void abandon() throws IOException {
    for (HiddenFile<T> file : open.values()) {
      file.close();
    }
  }
}
