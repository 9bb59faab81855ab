package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.StrategyModel.Clustered;
import org.afterward.coders.StrategyModel.Evidence;
import org.afterward.coders.StrategyModel.Posterior;
import org.afterward.coders.StrategyModel.Source;
import org.afterward.coders.StrategyModel.Warning;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link StrategyModel}. */
public final class StrategyModelCoder extends RecordCoder<StrategyModel> {

  private static final long serialVersionUID = 1;

  private static final StrategyModelCoder INSTANCE = new StrategyModelCoder();

  private StrategyModelCoder() {
    super(StrategyModel.class);
  }

  public static StrategyModelCoder of() {
    return INSTANCE;
  }

  @Override
  void write(StrategyModel model, WireOutput out) throws CoderException {
    out.writeLong(model.strategyId());
    writeSource(model.source(), out);
    Posterior posterior = model.posterior();
    out.writeDouble(posterior.intercept());
    writeNumbers(posterior.coefficients(), out);
    writeNumbers(posterior.covarianceFactor(), out);
    out.writeDouble(posterior.priorPrecision());
    Evidence evidence = model.evidence();
    out.writeLong(evidence.rows());
    out.writeDouble(evidence.weight());
    out.writeDouble(evidence.meanReward());
    out.writeDouble(evidence.noiseVariance());
    out.writeDouble(evidence.degreesOfFreedom());
    out.writeDouble(evidence.rSquared());
    out.writeDouble(evidence.condition());
    out.writeCount(model.warnings().size());
    for (Warning warning : model.warnings()) {
      out.writeText("Warning.rule", warning.rule());
      out.writeText("Warning.position", warning.position());
      out.writeText("Warning.detail", warning.detail());
    }
    out.writeLong(model.clustered().users());
    out.writeDouble(model.clustered().overall());
    writeNumbers(model.clustered().ratios(), out);
  }

  @Override
  StrategyModel read(WireInput in) throws CoderException {
    return new StrategyModel(
        in.readInt("StrategyModel.strategyId"),
        readSource(in),
        readPosterior(in),
        new Evidence(
            in.readLong("Evidence.rows"),
            in.readDouble("Evidence.weight"),
            in.readDouble("Evidence.meanReward"),
            in.readDouble("Evidence.noiseVariance"),
            in.readDouble("Evidence.degreesOfFreedom"),
            in.readDouble("Evidence.rSquared"),
            in.readDouble("Evidence.condition")),
        readWarnings(in),
        new Clustered(
            in.readLong("Clustered.users"),
            in.readDouble("Clustered.overall"),
            readNumbers("Clustered.ratios", in)));
  }

  private static void writeSource(Source source, WireOutput out) throws CoderException {
    out.writeText("Source.layout", source.layout());
    out.writeCount(source.positions().size());
    for (String position : source.positions()) {
      out.writeText("Source.positions", position);
    }
    out.writeText("Source.policy", source.policy());
    out.writeCount(source.attribution().code());
    out.writeLong(source.from());
    out.writeLong(source.until());
  }

  private static Source readSource(WireInput in) throws CoderException {
    String layout = in.readText("Source.layout");
    int count = in.readCount("Source.positions", 1);
    List<String> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      positions.add(in.readText("Source.positions"));
    }
    return new Source(
        layout,
        positions,
        in.readText("Source.policy"),
        in.readCode("Source.attribution", CreditPolicy::ofCode),
        in.readLong("Source.from"),
        in.readLong("Source.until"));
  }

  private static Posterior readPosterior(WireInput in) throws CoderException {
    double intercept = in.readDouble("Posterior.intercept");
    List<Double> coefficients = readNumbers("Posterior.coefficients", in);
    List<Double> factor = readNumbers("Posterior.covarianceFactor", in);
    double priorPrecision = in.readDouble("Posterior.priorPrecision");
    try {
      return new Posterior(intercept, coefficients, factor, priorPrecision);
    } catch (IllegalArgumentException e) {
      throw new CoderException("Posterior.covarianceFactor: " + e.getMessage(), e);
    }
  }

  private static List<Warning> readWarnings(WireInput in) throws CoderException {
    int count = in.readCount("StrategyModel.warnings", 3);
    List<Warning> warnings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      warnings.add(
          new Warning(
              in.readText("Warning.rule"),
              in.readText("Warning.position"),
              in.readText("Warning.detail")));
    }
    return warnings;
  }

  private static void writeNumbers(List<Double> numbers, WireOutput out) throws CoderException {
    out.writeCount(numbers.size());
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static List<Double> readNumbers(String field, WireInput in) throws CoderException {
    int count = in.readCount(field, Double.BYTES);
    List<Double> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(in.readDouble(field));
    }
    return numbers;
  }
}
