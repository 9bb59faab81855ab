package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.afterward.coders.ModelManifest.LeftOut;

/** The JSON form of an evaluation: one line. What cannot be said is null, never {@code NaN}. */
public final class PolicyEvaluationJson {

  private static final String OVER_LOGGED = "improvement";
  private static final String OVER_BASELINE = "improvement_on_baseline";

  private PolicyEvaluationJson() {}

  public static String write(PolicyEvaluation evaluation) {
    JsonLine out = new JsonLine().beginObject();
    writeFields(evaluation, out);
    return out.endObject().toString();
  }

  /** With what a gate says of it. */
  public static String write(PolicyEvaluation evaluation, GateVerdict verdict) {
    JsonLine out = new JsonLine().beginObject();
    writeFields(evaluation, out);
    out.beginObject("gate").field("passed", verdict.passed()).beginArray("checks");
    for (GateCheck check : verdict.checks()) {
      out.beginObject()
          .field("check", check.check())
          .field("passed", check.passed())
          .field("measured", check.measured());
      if (Double.isFinite(check.least())) {
        out.field("at_least", check.least());
      }
      if (Double.isFinite(check.most())) {
        out.field("at_most", check.most());
      }
      out.field("by", check.by()).endObject();
    }
    return out.endArray().endObject().endObject().toString();
  }

  private static void writeFields(PolicyEvaluation evaluation, JsonLine out) {
    PolicyEvaluation.Judged judged = evaluation.judged();
    out.fieldUnlessEmpty("policy", judged.policy())
        .fieldUnlessEmpty("baseline_policy", judged.baseline());
    writeChoices(evaluation.overall(), out);
    if (!judged.leftOut().isEmpty()) {
      out.beginArray("left_out");
      for (LeftOut each : judged.leftOut()) {
        out.beginObject().field("reason", each.reason()).field("rows", each.rows()).endObject();
      }
      out.endArray();
    }
    out.beginObject("segments");
    evaluation
        .segments()
        .forEach(
            (name, choices) -> {
              out.beginObject(name);
              writeChoices(choices, out);
              out.endObject();
            });
    PolicyEvaluation.Terms terms = evaluation.terms();
    out.endObject()
        .beginObject("settings")
        .field("clip", terms.clip())
        .field("switch_at", terms.switchAt())
        .field("confidence", terms.confidence())
        .field("replicates", terms.replicates())
        .field("seed", terms.seed())
        .endObject();
  }

  private static void writeChoices(EvaluatedChoices choices, JsonLine out) {
    writeEstimates("estimates", choices.estimates(), out);
    out.beginObject("logged");
    writeEstimate(choices.logged(), out);
    out.endObject();
    if (!choices.baseline().isEmpty()) {
      writeEstimates("baseline", choices.baseline(), out);
    }
    out.beginObject("diagnostics");
    writeDiagnostics(choices.diagnostics(), out);
    out.endObject().beginArray("warnings");
    choices.warnings().forEach(out::element);
    out.endArray();
  }

  private static void writeEstimates(String name, List<PolicyEstimate> estimates, JsonLine out) {
    out.beginArray(name);
    for (PolicyEstimate estimate : estimates) {
      out.beginObject();
      writeEstimate(estimate, out);
      out.endObject();
    }
    out.endArray();
  }

  private static void writeEstimate(PolicyEstimate estimate, JsonLine out) {
    out.field("estimator", estimate.estimator())
        .field("value", estimate.value())
        .field("std_error", estimate.stdError())
        .field("std_error_iid", estimate.stdErrorIid())
        .field("std_error_ratio", estimate.stdErrorRatio())
        .field("low", estimate.low())
        .field("high", estimate.high())
        .field("bootstrap_low", estimate.bootstrapLow())
        .field("bootstrap_high", estimate.bootstrapHigh());
    writeImprovement(OVER_LOGGED, estimate.overLogged(), out);
    writeImprovement(OVER_BASELINE, estimate.overBaseline(), out);
  }

  private static void writeImprovement(String name, PolicyImprovement found, JsonLine out) {
    if (found.isKnown()) {
      out.beginObject(name)
          .field("value", found.value())
          .field("std_error", found.stdError())
          .field("low", found.low())
          .field("high", found.high())
          .field("bootstrap_low", found.bootstrapLow())
          .field("bootstrap_high", found.bootstrapHigh())
          .endObject();
    }
  }

  private static void writeDiagnostics(WeightDiagnostics diagnostics, JsonLine out) {
    out.field("n", diagnostics.rows())
        .field("users", diagnostics.users())
        .field("ess", diagnostics.ess())
        .field("mean_weight", diagnostics.meanWeight())
        .field("mean_weight_std_error", diagnostics.meanWeightStdError())
        .field("max_weight", diagnostics.maxWeight())
        .field("without_propensity", diagnostics.withoutPropensity())
        .field("without_propensity_share", diagnostics.withoutPropensityShare())
        .field("clipped", diagnostics.clippedRows())
        .field("clip_bias_bound", diagnostics.clipBiasBound())
        .beginArray("propensity_bins");
    for (PropensityBin bin : diagnostics.propensityBins()) {
      out.beginObject()
          .field("from", bin.from())
          .field("to", bin.to())
          .field("n", bin.rows())
          .field("mean_propensity", bin.meanPropensity())
          .field("mean_target_probability", bin.meanTargetProbability())
          .field("mean_inverse_propensity", bin.meanInversePropensity())
          .field("mean_weight", bin.meanWeight())
          .endObject();
    }
    out.endArray();
  }

  /**
   * Reads what {@link #write} wrote, without the gate's verdict.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static PolicyEvaluation read(String line) {
    JsonObject in = JsonObject.parse(line);
    JsonObject settings = in.object("settings");
    PolicyEvaluation.Terms terms =
        new PolicyEvaluation.Terms(
            settings.number("clip"),
            settings.number("switch_at"),
            settings.number("confidence"),
            settings.wholeInt("replicates"),
            settings.wholeLong("seed"));
    JsonObject named = in.object("segments");
    TreeMap<String, EvaluatedChoices> segments = new TreeMap<>();
    named.names().forEach(name -> segments.put(name, readChoices(named.object(name))));
    return new PolicyEvaluation(terms, readJudged(in), readChoices(in), segments);
  }

  private static PolicyEvaluation.Judged readJudged(JsonObject in) {
    List<LeftOut> leftOut = new ArrayList<>();
    if (in.has("left_out")) {
      in.objects("left_out")
          .forEach(each -> leftOut.add(new LeftOut(each.text("reason"), each.wholeLong("rows"))));
    }
    return new PolicyEvaluation.Judged(
        in.has("policy") ? in.text("policy") : "",
        in.has("baseline_policy") ? in.text("baseline_policy") : "",
        leftOut);
  }

  private static EvaluatedChoices readChoices(JsonObject in) {
    return new EvaluatedChoices(
        readEstimates(in, "estimates"),
        readEstimate(in.object("logged")),
        in.has("baseline") ? readEstimates(in, "baseline") : List.of(),
        readDiagnostics(in.object("diagnostics")),
        in.texts("warnings"));
  }

  private static List<PolicyEstimate> readEstimates(JsonObject in, String name) {
    return in.objects(name).stream().map(PolicyEvaluationJson::readEstimate).toList();
  }

  private static PolicyEstimate readEstimate(JsonObject in) {
    return new PolicyEstimate(
        in.text("estimator"),
        number(in, "value"),
        number(in, "std_error"),
        number(in, "std_error_iid"),
        number(in, "low"),
        number(in, "high"),
        number(in, "bootstrap_low"),
        number(in, "bootstrap_high"),
        readImprovement(in, OVER_LOGGED),
        readImprovement(in, OVER_BASELINE));
  }

  private static PolicyImprovement readImprovement(JsonObject estimate, String name) {
    if (!estimate.has(name)) {
      return PolicyImprovement.NONE;
    }
    JsonObject in = estimate.object(name);
    return new PolicyImprovement(
        number(in, "value"),
        number(in, "std_error"),
        number(in, "low"),
        number(in, "high"),
        number(in, "bootstrap_low"),
        number(in, "bootstrap_high"));
  }

  private static WeightDiagnostics readDiagnostics(JsonObject in) {
    List<PropensityBin> bins = new ArrayList<>();
    for (JsonObject bin : in.objects("propensity_bins")) {
      bins.add(
          new PropensityBin(
              number(bin, "from"),
              number(bin, "to"),
              bin.wholeLong("n"),
              number(bin, "mean_propensity"),
              number(bin, "mean_target_probability"),
              number(bin, "mean_inverse_propensity"),
              number(bin, "mean_weight")));
    }
    return new WeightDiagnostics(
        in.wholeLong("n"),
        in.wholeLong("without_propensity"),
        in.wholeLong("users"),
        number(in, "ess"),
        number(in, "mean_weight"),
        number(in, "mean_weight_std_error"),
        number(in, "max_weight"),
        in.wholeLong("clipped"),
        number(in, "clip_bias_bound"),
        bins);
  }

  private static double number(JsonObject in, String name) {
    return in.has(name) ? in.number(name) : Double.NaN;
  }
}
