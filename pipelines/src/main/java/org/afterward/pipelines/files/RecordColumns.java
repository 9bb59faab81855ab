package org.afterward.pipelines.files;

/**
 * The columns of a Parquet file that some records are made of; no others are read.
 *
 * @param <T> the record
 */
interface RecordColumns<T> {

  ColumnPlan plan();

  /** The record of a row that was read. */
  T at(int row);
}
