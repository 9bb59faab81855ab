package org.afterward.pipelines.files;

import org.afterward.coders.TrainingRow;

/** Is shown the rows of a file of rewards. */
public interface TrainingVisitor {

  /** A row; its user and exposure are empty, and its propensity NaN, if not asked for. */
  void row(TrainingRow row);
}
