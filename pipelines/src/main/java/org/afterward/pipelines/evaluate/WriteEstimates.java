package org.afterward.pipelines.evaluate;

import java.io.IOException;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.transforms.learning.PolicyGate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Writes the one evaluation of a run, and what the gate says of it, as its estimates file. */
public final class WriteEstimates extends PTransform<PCollection<PolicyEvaluation>, PDone> {

  private static final long serialVersionUID = 1;

  private final String folder;
  private final PolicyGate gate;

  private WriteEstimates(String folder, PolicyGate gate) {
    this.folder = folder;
    this.gate = gate;
  }

  public static WriteEstimates into(String folder, PolicyGate gate) {
    return new WriteEstimates(folder, gate);
  }

  @Override
  public PDone expand(PCollection<PolicyEvaluation> evaluation) {
    evaluation.apply("Write file", ParDo.of(new WriteFn(folder, gate)));
    return PDone.in(evaluation.getPipeline());
  }

  private static final class WriteFn extends DoFn<PolicyEvaluation, Void> {

    private static final long serialVersionUID = 1;

    private final String folder;
    private final PolicyGate gate;

    WriteFn(String folder, PolicyGate gate) {
      this.folder = folder;
      this.gate = gate;
    }

    @ProcessElement
    public void write(@Element PolicyEvaluation evaluation) throws IOException {
      EstimatesFile.write(folder, evaluation, gate.judge(evaluation.overall().diagnostics()));
    }
  }
}
