package org.afterward.pipelines.files;

/** A form in which rows of a table lie in files. */
enum RowForm {
  /** Of which the first line says the names of the columns. */
  CSV,
  /** One JSON object in each line. */
  JSON,
  PARQUET
}
