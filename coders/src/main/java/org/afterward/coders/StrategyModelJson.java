package org.afterward.coders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.StrategyModel.Clustered;
import org.afterward.coders.StrategyModel.Evidence;
import org.afterward.coders.StrategyModel.Posterior;
import org.afterward.coders.StrategyModel.Source;
import org.afterward.coders.StrategyModel.Warning;

/**
 * The JSON form of a strategy's model: one line, whose numbers come back to the last bit.
 *
 * <pre>{@code
 * {"format":"afterward-strategy-model/1","strategy_id":2,
 *  "layout":"layout-1@<hash>","positions":["attractiveness",...],"policy":"default@<hash>","attribution":"full",
 *  "from":"2024-01-01T00:00:00Z","until":"2024-01-31T00:00:00Z",
 *  "intercept":31.5,"coefficients":[0.5,...],"covariance_factor":[0.1,...],"prior_precision":1,
 *  "rows":20000,"weight":20000,"mean_reward":31.9,"noise_variance":125.1,"degrees_of_freedom":19972.1,
 *  "r_squared":0.21,"condition":57.3,
 *  "warnings":[{"rule":"constant_position","position":"is_male","detail":"..."}],
 *  "clustered":{"users":950,"overall":1.4,"ratios":[1.5,...]}}
 * }</pre>
 *
 * <p>The expected reward of a context x is {@code intercept + sum of coefficients[i] * x[i]}. With
 * L the lower triangle that {@code covariance_factor} lists row by row, and v the vector (1, x),
 * its variance is the squared length of {@code L'v}; (intercept, coefficients) plus {@code L z}, z
 * of independent standard normal numbers, is a draw of them. {@code clustered} is null where it was
 * not asked for.
 */
public final class StrategyModelJson {

  private static final String FORMAT = "afterward-strategy-model/1";

  private StrategyModelJson() {}

  public static String write(StrategyModel model) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("format", FORMAT)
            .field("strategy_id", model.strategyId());
    writeSource(model.source(), out);
    Posterior posterior = model.posterior();
    Evidence evidence = model.evidence();
    out.field("intercept", posterior.intercept());
    writeNumbers("coefficients", posterior.coefficients(), out);
    writeNumbers("covariance_factor", posterior.covarianceFactor(), out);
    out.field("prior_precision", posterior.priorPrecision())
        .field("rows", evidence.rows())
        .field("weight", evidence.weight())
        .field("mean_reward", evidence.meanReward())
        .field("noise_variance", evidence.noiseVariance())
        .field("degrees_of_freedom", evidence.degreesOfFreedom())
        .field("r_squared", evidence.rSquared())
        .field("condition", evidence.condition())
        .beginArray("warnings");
    for (Warning warning : model.warnings()) {
      out.beginObject()
          .field("rule", warning.rule())
          .fieldUnlessEmpty("position", warning.position())
          .field("detail", warning.detail())
          .endObject();
    }
    out.endArray();
    if (model.clustered().equals(Clustered.UNKNOWN)) {
      out.nullField("clustered");
    } else {
      out.beginObject("clustered")
          .field("users", model.clustered().users())
          .field("overall", model.clustered().overall());
      writeNumbers("ratios", model.clustered().ratios(), out);
      out.endObject();
    }
    return out.endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote; fields that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static StrategyModel read(String line) {
    JsonObject in = JsonObject.parse(line);
    in.expectText("format", FORMAT);
    List<Warning> warnings = new ArrayList<>();
    for (JsonObject warning : in.objects("warnings")) {
      warnings.add(
          new Warning(
              warning.text("rule"),
              warning.has("position") ? warning.text("position") : "",
              warning.text("detail")));
    }
    return new StrategyModel(
        in.wholeInt("strategy_id"),
        readSource(in),
        new Posterior(
            in.number("intercept"),
            numbers(in, "coefficients"),
            numbers(in, "covariance_factor"),
            in.number("prior_precision")),
        new Evidence(
            in.wholeLong("rows"),
            in.number("weight"),
            in.number("mean_reward"),
            in.number("noise_variance"),
            in.number("degrees_of_freedom"),
            in.has("r_squared") ? in.number("r_squared") : Double.NaN,
            in.number("condition")),
        warnings,
        in.has("clustered") ? readClustered(in.object("clustered")) : Clustered.UNKNOWN);
  }

  static void writeSource(Source source, JsonLine out) {
    out.field("layout", source.layout()).beginArray("positions");
    source.positions().forEach(out::element);
    out.endArray()
        .field("policy", source.policy())
        .field("attribution", source.attribution().wireName())
        .timeField("from", source.from())
        .timeField("until", source.until());
  }

  static Source readSource(JsonObject in) {
    return new Source(
        in.text("layout"),
        in.texts("positions"),
        in.text("policy"),
        in.parsed("attribution", "a credit policy", CreditPolicy::named),
        in.time("from"),
        in.time("until"));
  }

  private static Clustered readClustered(JsonObject in) {
    return new Clustered(in.wholeLong("users"), in.number("overall"), numbers(in, "ratios"));
  }

  private static void writeNumbers(String name, List<Double> numbers, JsonLine out) {
    out.beginArray(name);
    numbers.forEach(out::element);
    out.endArray();
  }

  private static List<Double> numbers(JsonObject in, String name) {
    return Arrays.stream(in.numbers(name)).boxed().toList();
  }
}
