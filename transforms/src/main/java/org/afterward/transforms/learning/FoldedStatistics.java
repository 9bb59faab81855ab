package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * The statistics of a strategy's rows by the folds that their users are in. Sums are exact: those
 * of all folds together are what one sum over all rows would be, to the byte.
 *
 * @param folds in their order
 */
@DefaultCoder(FoldedStatisticsCoder.class)
public record FoldedStatistics(List<SufficientStatistics> folds) {

  public FoldedStatistics {
    folds = List.copyOf(folds);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("There must be at least 1 fold");
    }
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException if the other has other folds, or positions
   */
  public FoldedStatistics plus(FoldedStatistics other) {
    if (folds.size() != other.folds.size()) {
      throw new IllegalArgumentException(
          folds.size() + " and " + other.folds.size() + " folds have no sum");
    }
    List<SufficientStatistics> both = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      both.add(folds.get(fold).plus(other.folds.get(fold)));
    }
    return new FoldedStatistics(both);
  }

  /** Of all rows. */
  public SufficientStatistics whole() {
    return without(-1);
  }

  /** Of the rows of all folds but one. */
  public SufficientStatistics without(int fold) {
    SufficientStatistics sum = SufficientStatistics.none(folds.get(0).positions());
    for (int each = 0; each < folds.size(); each++) {
      if (each != fold) {
        sum = sum.plus(folds.get(each));
      }
    }
    return sum;
  }
}
