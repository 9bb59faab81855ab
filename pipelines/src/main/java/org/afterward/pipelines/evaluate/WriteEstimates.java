package org.afterward.pipelines.evaluate;

import java.io.IOException;
import java.util.Map;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.PolicyEvaluation.Judged;
import org.afterward.transforms.learning.PolicyGate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/** Writes the one evaluation of a run, and what the gate says of it, as its estimates file. */
public final class WriteEstimates extends PTransform<PCollection<PolicyEvaluation>, PDone> {

  private static final long serialVersionUID = 1;

  private final String folder;
  private final PolicyGate gate;
  private final String policy;
  private final String baseline;
  private final @Nullable PCollectionView<Map<String, Long>> counts;

  private WriteEstimates(
      String folder,
      PolicyGate gate,
      String policy,
      String baseline,
      @Nullable PCollectionView<Map<String, Long>> counts) {
    this.folder = folder;
    this.gate = gate;
    this.policy = policy;
    this.baseline = baseline;
    this.counts = counts;
  }

  public static WriteEstimates into(String folder, PolicyGate gate) {
    return new WriteEstimates(folder, gate, "", "", null);
  }

  /**
   * With the names of what was judged.
   *
   * @param other that the policy is compared with; empty for none
   */
  public WriteEstimates naming(String judged, String other) {
    return new WriteEstimates(folder, gate, judged, other, counts);
  }

  /** With what became of rewards, as {@link RewardCounts} names it. */
  WriteEstimates counting(PCollectionView<Map<String, Long>> rewards) {
    return new WriteEstimates(folder, gate, policy, baseline, rewards);
  }

  @Override
  public PDone expand(PCollection<PolicyEvaluation> evaluation) {
    ParDo.SingleOutput<PolicyEvaluation, Void> writing =
        ParDo.of(new WriteFn(folder, gate, policy, baseline, counts));
    evaluation.apply("Write file", counts == null ? writing : writing.withSideInputs(counts));
    return PDone.in(evaluation.getPipeline());
  }

  private static final class WriteFn extends DoFn<PolicyEvaluation, Void> {

    private static final long serialVersionUID = 1;

    private final String folder;
    private final PolicyGate gate;
    private final String policy;
    private final String baseline;
    private final @Nullable PCollectionView<Map<String, Long>> counts;

    WriteFn(
        String folder,
        PolicyGate gate,
        String policy,
        String baseline,
        @Nullable PCollectionView<Map<String, Long>> counts) {
      this.folder = folder;
      this.gate = gate;
      this.policy = policy;
      this.baseline = baseline;
      this.counts = counts;
    }

    @ProcessElement
    public void write(ProcessContext context) throws IOException {
      RewardCounts rewards =
          counts == null ? new RewardCounts() : new RewardCounts(context.sideInput(counts));
      PolicyEvaluation evaluation =
          context
              .element()
              .about(new Judged(policy, baseline, rewards.leftOut()), rewards.warnings());
      EstimatesFile.write(folder, evaluation, gate.judge(evaluation.overall().diagnostics()));
    }
  }
}
