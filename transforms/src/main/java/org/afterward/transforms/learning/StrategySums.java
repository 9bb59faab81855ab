package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.afterward.coders.TrainingRow;

/** Sums up rows by strategy and fold, and counts those that are left out. */
public final class StrategySums {

  private final TrainingTerms terms;
  private final UserFolds folds;
  private final SortedMap<Integer, Map<Integer, SufficientStatistics.Builder>> builders =
      new TreeMap<>();
  private final Map<LeavingOut, Long> leftOut = new EnumMap<>(LeavingOut.class);

  /** With all users in one fold. */
  public StrategySums(TrainingTerms terms) {
    this(terms, UserFolds.ONE);
  }

  public StrategySums(TrainingTerms terms, UserFolds folds) {
    this.terms = terms;
    this.folds = folds;
  }

  /** Takes a row, or counts why it does not. */
  public void add(TrainingRow row) {
    Optional<LeavingOut> reason = terms.leavesOut(row);
    if (reason.isPresent()) {
      leaveOut(reason.get());
    } else {
      builder(row.strategyId(), folds.of(row))
          .add(row.context(), row.reward(), terms.weight(row.at()));
    }
  }

  private SufficientStatistics.Builder builder(int strategyId, int fold) {
    return builders
        .computeIfAbsent(strategyId, any -> new HashMap<>())
        .computeIfAbsent(fold, any -> new SufficientStatistics.Builder(terms.layout().length()));
  }

  public void leaveOut(LeavingOut reason) {
    leftOut.merge(reason, 1L, Long::sum);
  }

  /** What the rows of each strategy come to. */
  public SortedMap<Integer, SufficientStatistics> statistics() {
    SortedMap<Integer, SufficientStatistics> statistics = new TreeMap<>();
    folded().forEach((strategyId, ofFolds) -> statistics.put(strategyId, ofFolds.whole()));
    return statistics;
  }

  /** The same by fold. */
  public SortedMap<Integer, FoldedStatistics> folded() {
    SortedMap<Integer, FoldedStatistics> folded = new TreeMap<>();
    builders.forEach((strategyId, ofFolds) -> folded.put(strategyId, built(ofFolds)));
    return folded;
  }

  private FoldedStatistics built(Map<Integer, SufficientStatistics.Builder> ofFolds) {
    List<SufficientStatistics> statistics = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      SufficientStatistics.Builder builder = ofFolds.get(fold);
      statistics.add(
          builder == null ? SufficientStatistics.none(terms.layout().length()) : builder.build());
    }
    return new FoldedStatistics(statistics);
  }

  /** How many rows were left out, by the reason. */
  public Map<LeavingOut, Long> leftOut() {
    return leftOut;
  }
}
