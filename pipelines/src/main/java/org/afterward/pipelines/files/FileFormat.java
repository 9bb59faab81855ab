package org.afterward.pipelines.files;

/** A form in which records lie in files. The code is its stable number in bytes. */
public enum FileFormat {
  /** One JSON object in each line. */
  JSON(1, ".jsonl"),
  PARQUET(2, ".parquet");

  private final int code;
  private final String extension;

  FileFormat(int code, String extension) {
    this.code = code;
    this.extension = extension;
  }

  public int code() {
    return code;
  }

  /** How the names of files end that are written in this form, with the dot. */
  public String extension() {
    return extension;
  }

  /** The format of that code, as far as there is one. */
  static FileFormat ofCode(int code) {
    for (FileFormat format : values()) {
      if (format.code == code) {
        return format;
      }
    }
    throw new IllegalArgumentException("No file format has the code " + code);
  }
}
