package org.afterward.transforms.learning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.afterward.coders.RefusedFit;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModel.Clustered;
import org.afterward.coders.StrategyModel.Evidence;
import org.afterward.coders.StrategyModel.Posterior;
import org.afterward.coders.StrategyModel.Warning;

/** Makes the model of a strategy from the statistics of its rows, or says why there is none. */
public final class StrategyFit implements Serializable {

  private static final long serialVersionUID = 1;

  /** Beyond this, coefficients say less than their errors let expect. */
  private static final double ILL_CONDITIONED = 1e10;

  private final TrainingTerms terms;

  private StrategyFit(TrainingTerms terms) {
    this.terms = terms;
  }

  public static StrategyFit under(TrainingTerms terms) {
    return new StrategyFit(terms);
  }

  /** The model; empty where {@link #refusal} says why. */
  public Optional<StrategyModel> model(int strategyId, SufficientStatistics statistics) {
    if (statistics.rows() < terms.minRows()) {
      return Optional.empty();
    }
    return BayesianRegression.under(terms.prior())
        .fit(statistics)
        .map(fitted -> model(strategyId, statistics, fitted));
  }

  /** Why there is no model of so few rows. */
  public RefusedFit refusal(int strategyId, SufficientStatistics statistics) {
    return new RefusedFit(
        strategyId,
        statistics.rows(),
        statistics.rows() < terms.minRows()
            ? statistics.rows() + " rows, and " + terms.minRows() + " are the least"
            : statistics.rows() + " rows are no more than there are coefficients");
  }

  private StrategyModel model(int strategyId, SufficientStatistics statistics, Regression fitted) {
    return new StrategyModel(
        strategyId,
        terms.source(),
        new Posterior(
            fitted.intercept(),
            fitted.coefficients(),
            fitted.covarianceFactor(),
            terms.prior().precision()),
        new Evidence(
            statistics.rows(),
            statistics.weight().rounded(DecimalCholesky.DIGITS).doubleValue(),
            fitted.meanReward(),
            fitted.noiseVariance(),
            fitted.degreesOfFreedom(),
            fitted.rSquared(),
            fitted.condition()),
        warnings(fitted),
        Clustered.UNKNOWN);
  }

  private List<Warning> warnings(Regression fitted) {
    List<Warning> warnings = new ArrayList<>();
    for (int position : fitted.constant()) {
      warnings.add(
          new Warning("constant_position", name(position), "never changes; its coefficient is 0"));
    }
    for (int position : fitted.collinear()) {
      warnings.add(
          new Warning(
              "collinear_position",
              name(position),
              "follows from positions before it; its coefficient is 0"));
    }
    if (fitted.noiseVariance() == 0) {
      warnings.add(
          new Warning("no_noise", "", "the contexts explain every reward: nothing is unsure"));
    }
    if (fitted.condition() > ILL_CONDITIONED) {
      warnings.add(
          new Warning(
              "ill_conditioned",
              "",
              String.format(
                  Locale.ROOT,
                  "positions nearly determine each other (condition %.1e):"
                      + " single coefficients mean little",
                  fitted.condition())));
    }
    return warnings;
  }

  private String name(int position) {
    return terms.layout().positions().get(position).name();
  }
}
