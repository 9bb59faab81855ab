package org.afterward.pipelines.files;

import org.afterward.coders.TrainingRow;

/** Is shown the rows of a file of rewards. */
public interface TrainingVisitor {

  /** A row; its user and its exposure are empty where they were not asked for. */
  void row(TrainingRow row);
}
