package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link PolicyEvaluation}. */
public final class PolicyEvaluationCoder extends RecordCoder<PolicyEvaluation> {

  private static final long serialVersionUID = 1;

  /** A name's length, and seven numbers. */
  private static final int LEAST_BYTES_OF_AN_ESTIMATE = 1 + 7 * 8;

  private static final int LEAST_BYTES_OF_A_BIN = 1 + 6 * 8;

  /** A name's length, no estimates, the logged one, the diagnostics, no bins, no warnings. */
  private static final int LEAST_BYTES_OF_A_SEGMENT =
      1 + 1 + LEAST_BYTES_OF_AN_ESTIMATE + 4 + 5 * 8 + 1 + 1;

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
    write(evaluation.overall(), out);
    out.writeCount(evaluation.segments().size());
    for (Map.Entry<String, EvaluatedChoices> segment : evaluation.segments().entrySet()) {
      out.writeText("PolicyEvaluation.segments", segment.getKey());
      write(segment.getValue(), out);
    }
  }

  private static void write(EvaluatedChoices choices, WireOutput out) throws CoderException {
    out.writeCount(choices.estimates().size());
    for (PolicyEstimate estimate : choices.estimates()) {
      write(estimate, out);
    }
    write(choices.logged(), out);
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
    return new PolicyEvaluation(terms, overall, segments);
  }

  private static EvaluatedChoices readChoices(WireInput in) throws CoderException {
    int count = in.readCount("EvaluatedChoices.estimates", LEAST_BYTES_OF_AN_ESTIMATE);
    List<PolicyEstimate> estimates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      estimates.add(readEstimate(in));
    }
    PolicyEstimate logged = readEstimate(in);
    WeightDiagnostics diagnostics = readDiagnostics(in);
    int sentences = in.readCount("EvaluatedChoices.warnings", 1);
    List<String> warnings = new ArrayList<>(sentences);
    for (int i = 0; i < sentences; i++) {
      warnings.add(in.readText("EvaluatedChoices.warnings"));
    }
    return new EvaluatedChoices(estimates, logged, diagnostics, warnings);
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
        in.readDouble("PolicyEstimate.bootstrapHigh"));
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
