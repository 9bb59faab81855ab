package org.afterward.transforms.learning;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.afterward.coders.ContextVector;
import org.afterward.coders.TrainingRow;

/** Sums up rows by strategy, and counts those that are left out. */
public final class StrategySums {

  private final TrainingTerms terms;
  private final Map<Integer, SufficientStatistics.Builder> builders = new TreeMap<>();
  private final Map<LeavingOut, Long> leftOut = new EnumMap<>(LeavingOut.class);

  public StrategySums(TrainingTerms terms) {
    this.terms = terms;
  }

  /** Takes a row, or counts why it does not. */
  public void add(TrainingRow row) {
    ContextVector context = row.context();
    if (row.revision() < 0) {
      leaveOut(LeavingOut.NOT_MATURE);
      return;
    }
    terms
        .leavesOut(
            row.at(),
            row.policy(),
            row.attribution().wireName(),
            context.layout(),
            context.length())
        .ifPresentOrElse(
            this::leaveOut,
            () -> add(row.strategyId(), row.at(), context.toArray(), 0, row.reward()));
  }

  /** Takes a row whose context begins at a place of an array, and that is not to be left out. */
  public void add(int strategyId, long at, double[] contexts, int from, double reward) {
    for (int i = 0; i < terms.layout().length(); i++) {
      if (!Double.isFinite(contexts[from + i])) {
        leaveOut(LeavingOut.NO_NUMBER);
        return;
      }
    }
    builders
        .computeIfAbsent(
            strategyId, key -> new SufficientStatistics.Builder(terms.layout().length()))
        .add(contexts, from, reward, terms.weight(at));
  }

  public void leaveOut(LeavingOut reason) {
    leftOut.merge(reason, 1L, Long::sum);
  }

  /** What the rows of each strategy come to. */
  public SortedMap<Integer, SufficientStatistics> statistics() {
    SortedMap<Integer, SufficientStatistics> statistics = new TreeMap<>();
    builders.forEach((strategyId, builder) -> statistics.put(strategyId, builder.build()));
    return statistics;
  }

  /** How many rows were left out, by the reason. */
  public Map<LeavingOut, Long> leftOut() {
    return leftOut;
  }
}
