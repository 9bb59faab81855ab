package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A file of rows: CSV, JSON lines or Parquet, as its name says. */
public final class RowFile {

  private final FoundFile file;
  private final RowForm form;
  private final Packing packing;

  private RowFile(FoundFile file, RowForm form, Packing packing) {
    this.file = file;
    this.form = form;
    this.packing = packing;
  }

  /**
   * The files that some globs match now, each of them once, in the order of the globs.
   *
   * @throws InputFilesException if a glob matches nothing, or a file of none of these forms
   * @throws IOException if a file system does not answer
   */
  public static List<RowFile> match(Collection<String> globs) throws IOException {
    return FileSearch.find(globs).stream().map(RowFile::of).toList();
  }

  /** The file of that name, whatever its size. */
  static RowFile named(String name) {
    return of(new FoundFile(name, 1));
  }

  private static RowFile of(FoundFile file) {
    Packing packing = Packing.ofFile(file.name());
    if (packing.withoutExtension(file.name()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
      return new RowFile(file, RowForm.CSV, packing);
    }
    FileFormat format =
        EventFile.named(file.name(), file.size())
            .map(EventFile::format)
            .orElseThrow(() -> unknown(file));
    return new RowFile(file, format == FileFormat.JSON ? RowForm.JSON : RowForm.PARQUET, packing);
  }

  private static InputFilesException unknown(FoundFile file) {
    return new InputFilesException(
        file.name()
            + " is neither CSV (.csv), JSON lines (.jsonl, .json, .ndjson, .txt or no extension),"
            + " both also with .gz or .zst, nor Parquet (.parquet)");
  }

  /** With its file system, as Beam knows it. */
  public String name() {
    return file.name();
  }

  /** Whether it says the names of its columns even where it has no row. */
  public boolean hasHeader() {
    return form == RowForm.CSV;
  }

  RowForm form() {
    return form;
  }

  Packing packing() {
    return packing;
  }
}
