package org.afterward.transforms.learning;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextPosition;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.StrategyModel.Source;
import org.afterward.coders.TrainingRow;

/**
 * What is learned from, and how.
 *
 * @param layout of the contexts
 * @param policy of the rewards, as {@code name@hash}
 * @param from the first moment of the window, in epoch milliseconds
 * @param until the first moment after it
 * @param halfLifeMs after how long before the window's end a row counts half; 0 for never
 * @param minRows of how many rows a strategy has to have at least
 */
public record TrainingTerms(
    ContextLayout layout,
    String policy,
    CreditPolicy attribution,
    long from,
    long until,
    RegressionPrior prior,
    long halfLifeMs,
    long minRows)
    implements Serializable {

  /** So many that the noise is known to a quarter of itself. */
  public static final long STANDARD_MIN_ROWS = 30;

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException naming the setting that cannot be right
   */
  public TrainingTerms {
    if (from >= until) {
      throw new IllegalArgumentException("The window ends before it begins");
    }
    if (halfLifeMs < 0) {
      throw new IllegalArgumentException("half-life must be at least 0, not " + halfLifeMs);
    }
    if (minRows < 1) {
      throw new IllegalArgumentException("minRows must be at least 1, not " + minRows);
    }
  }

  /** With the standard prior, rows that all count the same, and at least thirty of them. */
  public static TrainingTerms of(
      ContextLayout layout, String policy, CreditPolicy attribution, long from, long until) {
    return new TrainingTerms(
        layout, policy, attribution, from, until, RegressionPrior.STANDARD, 0, STANDARD_MIN_ROWS);
  }

  public TrainingTerms withPrior(RegressionPrior newPrior) {
    return new TrainingTerms(
        layout, policy, attribution, from, until, newPrior, halfLifeMs, minRows);
  }

  /** After how long a row counts half. */
  public TrainingTerms withHalfLife(Duration halfLife) {
    return new TrainingTerms(
        layout, policy, attribution, from, until, prior, halfLife.toMillis(), minRows);
  }

  public TrainingTerms withMinRows(long rows) {
    return new TrainingTerms(layout, policy, attribution, from, until, prior, halfLifeMs, rows);
  }

  /** Why a row is not learned from, or nothing where it is. Of several reasons the first counts. */
  public Optional<LeavingOut> leavesOut(TrainingRow row) {
    if (row.revision() < 0) {
      return Optional.of(LeavingOut.NOT_MATURE);
    }
    ContextVector context = row.context();
    Optional<LeavingOut> reason =
        leavesOut(
            row.at(),
            row.policy(),
            row.attribution().wireName(),
            context.layout(),
            context.length());
    if (reason.isPresent()) {
      return reason;
    }
    for (int i = 0; i < context.length(); i++) {
      if (!Double.isFinite(context.get(i))) {
        return Optional.of(LeavingOut.NO_NUMBER);
      }
    }
    return Optional.empty();
  }

  private Optional<LeavingOut> leavesOut(
      long at, String rowPolicy, String attributionName, String rowLayout, int positions) {
    if (at < from || at >= until) {
      return Optional.of(LeavingOut.OUT_OF_WINDOW);
    }
    if (!attributionName.equals(attribution.wireName())) {
      return Optional.of(LeavingOut.OTHER_CREDIT);
    }
    if (!rowPolicy.equals(policy)) {
      return Optional.of(LeavingOut.OTHER_POLICY);
    }
    return rowLayout.equals(layout.name()) && positions == layout.length()
        ? Optional.empty()
        : Optional.of(LeavingOut.OTHER_LAYOUT);
  }

  /** What a row of that time counts: 1 where all count the same. */
  public double weight(long at) {
    return halfLifeMs == 0 ? 1 : StrictMath.pow(2, -(double) (until - at) / halfLifeMs);
  }

  /** What every model of this training says it was learned from. */
  public Source source() {
    return new Source(
        layout.reference(),
        layout.positions().stream().map(ContextPosition::name).toList(),
        policy,
        attribution,
        from,
        until);
  }
}
