package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.ModelManifest.LeftOut;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link PolicyEvaluation}. */
public final class PolicyEvaluationCoder extends RecordCoder<PolicyEvaluation> {

  private static final long serialVersionUID = 1;

  /** A name's length, seven numbers, and twice the six of an improvement. */
  private static final int LEAST_BYTES_OF_AN_ESTIMATE = 1 + 7 * 8 + 2 * 6 * 8;

  /** The lengths of a reason and of its number. */
  private static final int LEAST_BYTES_OF_A_REASON = 2;

  private static final int LEAST_BYTES_OF_A_BIN = 1 + 6 * 8;

  /** A name's length, no estimates, the logged one, no baseline, the diagnostics, no bins... */
  private static final int LEAST_BYTES_OF_A_SEGMENT =
      1 + 1 + LEAST_BYTES_OF_AN_ESTIMATE + 1 + 4 + 5 * 8 + 1 + 1;

  private static final PolicyEvaluationCoder INSTANCE = new PolicyEvaluationCoder();

  private PolicyEvaluationCoder() {
    super(PolicyEvaluation.class);
  }

  public static PolicyEvaluationCoder of() {
    return INSTANCE;
  }

  @Override
  void write(PolicyEvaluation evaluation, WireOutput out) throws CoderException {
    PolicyEvaluation.Terms terms = evaluation.terms();
    out.writeDouble(terms.clip());
    out.writeDouble(terms.switchAt());
    out.writeDouble(terms.confidence());
    out.writeLong(terms.replicates());
    out.writeLong(terms.seed());
    write(evaluation.judged(), out);
    write(evaluation.overall(), out);
    out.writeCount(evaluation.segments().size());
    for (Map.Entry<String, EvaluatedChoices> segment : evaluation.segments().entrySet()) {
      out.writeText("PolicyEvaluation.segments", segment.getKey());
      write(segment.getValue(), out);
    }
  }

  private static void write(PolicyEvaluation.Judged judged, WireOutput out) throws CoderException {
    out.writeText("Judged.policy", judged.policy());
    out.writeText("Judged.baseline", judged.baseline());
    out.writeCount(judged.leftOut().size());
    for (LeftOut reason : judged.leftOut()) {
      out.writeText("LeftOut.reason", reason.reason());
      out.writeLong(reason.rows());
    }
  }

  private static void write(List<PolicyEstimate> estimates, WireOutput out) throws CoderException {
    out.writeCount(estimates.size());
    for (PolicyEstimate estimate : estimates) {
      write(estimate, out);
    }
  }

  private static void write(EvaluatedChoices choices, WireOutput out) throws CoderException {
    write(choices.estimates(), out);
    write(choices.logged(), out);
    write(choices.baseline(), out);
    write(choices.diagnostics(), out);
    out.writeCount(choices.warnings().size());
    for (String warning : choices.warnings()) {
      out.writeText("EvaluatedChoices.warnings", warning);
    }
  }

  private static void write(PolicyEstimate estimate, WireOutput out) throws CoderException {
    out.writeText("PolicyEstimate.estimator", estimate.estimator());
    out.writeDouble(estimate.value());
    out.writeDouble(estimate.stdError());
    out.writeDouble(estimate.stdErrorIid());
    out.writeDouble(estimate.low());
    out.writeDouble(estimate.high());
    out.writeDouble(estimate.bootstrapLow());
    out.writeDouble(estimate.bootstrapHigh());
    write(estimate.overLogged(), out);
    write(estimate.overBaseline(), out);
  }

  private static void write(PolicyImprovement improvement, WireOutput out) throws CoderException {
    out.writeDouble(improvement.value());
    out.writeDouble(improvement.stdError());
    out.writeDouble(improvement.low());
    out.writeDouble(improvement.high());
    out.writeDouble(improvement.bootstrapLow());
    out.writeDouble(improvement.bootstrapHigh());
  }

  private static void write(WeightDiagnostics diagnostics, WireOutput out) throws CoderException {
    out.writeLong(diagnostics.rows());
    out.writeLong(diagnostics.withoutPropensity());
    out.writeLong(diagnostics.users());
    out.writeDouble(diagnostics.ess());
    out.writeDouble(diagnostics.meanWeight());
    out.writeDouble(diagnostics.meanWeightStdError());
    out.writeDouble(diagnostics.maxWeight());
    out.writeLong(diagnostics.clippedRows());
    out.writeDouble(diagnostics.clipBiasBound());
    out.writeCount(diagnostics.propensityBins().size());
    for (PropensityBin bin : diagnostics.propensityBins()) {
      out.writeDouble(bin.from());
      out.writeDouble(bin.to());
      out.writeLong(bin.rows());
      out.writeDouble(bin.meanPropensity());
      out.writeDouble(bin.meanTargetProbability());
      out.writeDouble(bin.meanInversePropensity());
      out.writeDouble(bin.meanWeight());
    }
  }

  @Override
  PolicyEvaluation read(WireInput in) throws CoderException {
    PolicyEvaluation.Terms terms =
        new PolicyEvaluation.Terms(
            in.readDouble("Terms.clip"),
            in.readDouble("Terms.switchAt"),
            in.readDouble("Terms.confidence"),
            in.readInt("Terms.replicates"),
            in.readLong("Terms.seed"));
    PolicyEvaluation.Judged judged = readJudged(in);
    EvaluatedChoices overall = readChoices(in);
    int count = in.readCount("PolicyEvaluation.segments", LEAST_BYTES_OF_A_SEGMENT);
    TreeMap<String, EvaluatedChoices> segments = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.readText("PolicyEvaluation.segments");
      if (!segments.isEmpty() && name.compareTo(segments.lastKey()) <= 0) {
        throw new CoderException("PolicyEvaluation.segments are not in their order");
      }
      segments.put(name, readChoices(in));
    }
    return new PolicyEvaluation(terms, judged, overall, segments);
  }

  private static PolicyEvaluation.Judged readJudged(WireInput in) throws CoderException {
    String policy = in.readText("Judged.policy");
    String baseline = in.readText("Judged.baseline");
    int count = in.readCount("Judged.leftOut", LEAST_BYTES_OF_A_REASON);
    List<LeftOut> leftOut = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      leftOut.add(new LeftOut(in.readText("LeftOut.reason"), in.readLong("LeftOut.rows")));
    }
    return new PolicyEvaluation.Judged(policy, baseline, leftOut);
  }

  private static EvaluatedChoices readChoices(WireInput in) throws CoderException {
    List<PolicyEstimate> estimates = readEstimates("EvaluatedChoices.estimates", in);
    PolicyEstimate logged = readEstimate(in);
    List<PolicyEstimate> baseline = readEstimates("EvaluatedChoices.baseline", in);
    WeightDiagnostics diagnostics = readDiagnostics(in);
    int sentences = in.readCount("EvaluatedChoices.warnings", 1);
    List<String> warnings = new ArrayList<>(sentences);
    for (int i = 0; i < sentences; i++) {
      warnings.add(in.readText("EvaluatedChoices.warnings"));
    }
    return new EvaluatedChoices(estimates, logged, baseline, diagnostics, warnings);
  }

  private static List<PolicyEstimate> readEstimates(String field, WireInput in)
      throws CoderException {
    int count = in.readCount(field, LEAST_BYTES_OF_AN_ESTIMATE);
    List<PolicyEstimate> estimates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      estimates.add(readEstimate(in));
    }
    return estimates;
  }

  private static PolicyEstimate readEstimate(WireInput in) throws CoderException {
    return new PolicyEstimate(
        in.readText("PolicyEstimate.estimator"),
        in.readDouble("PolicyEstimate.value"),
        in.readDouble("PolicyEstimate.stdError"),
        in.readDouble("PolicyEstimate.stdErrorIid"),
        in.readDouble("PolicyEstimate.low"),
        in.readDouble("PolicyEstimate.high"),
        in.readDouble("PolicyEstimate.bootstrapLow"),
        in.readDouble("PolicyEstimate.bootstrapHigh"),
        readImprovement(in),
        readImprovement(in));
  }

  private static PolicyImprovement readImprovement(WireInput in) throws CoderException {
    return new PolicyImprovement(
        in.readDouble("PolicyImprovement.value"),
        in.readDouble("PolicyImprovement.stdError"),
        in.readDouble("PolicyImprovement.low"),
        in.readDouble("PolicyImprovement.high"),
        in.readDouble("PolicyImprovement.bootstrapLow"),
        in.readDouble("PolicyImprovement.bootstrapHigh"));
  }

  private static WeightDiagnostics readDiagnostics(WireInput in) throws CoderException {
    return new WeightDiagnostics(
        in.readLong("WeightDiagnostics.rows"),
        in.readLong("WeightDiagnostics.withoutPropensity"),
        in.readLong("WeightDiagnostics.users"),
        in.readDouble("WeightDiagnostics.ess"),
        in.readDouble("WeightDiagnostics.meanWeight"),
        in.readDouble("WeightDiagnostics.meanWeightStdError"),
        in.readDouble("WeightDiagnostics.maxWeight"),
        in.readLong("WeightDiagnostics.clippedRows"),
        in.readDouble("WeightDiagnostics.clipBiasBound"),
        readBins(in));
  }

  private static List<PropensityBin> readBins(WireInput in) throws CoderException {
    int count = in.readCount("WeightDiagnostics.propensityBins", LEAST_BYTES_OF_A_BIN);
    List<PropensityBin> bins = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bins.add(
          new PropensityBin(
              in.readDouble("PropensityBin.from"),
              in.readDouble("PropensityBin.to"),
              in.readLong("PropensityBin.rows"),
              in.readDouble("PropensityBin.meanPropensity"),
              in.readDouble("PropensityBin.meanTargetProbability"),
              in.readDouble("PropensityBin.meanInversePropensity"),
              in.readDouble("PropensityBin.meanWeight")));
    }
    return bins;
  }
}
