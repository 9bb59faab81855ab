package org.afterward.transforms.delay;

import java.util.List;
import java.util.Map;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.ProjectedReward;
import org.afterward.coders.StrategyOutlook;
import org.afterward.coders.StrategyOutlookCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Says of exposures whose window is not over what their reward will be, by what came to others of
 * their strategy.
 *
 * <p><b>The rule.</b> What was credited so far, and what came from that age on to exposures of the
 * strategy whose window is over and whose people stood as this one does ({@link
 * org.afterward.coders.Standing}). Its interval of 95 % is of a single reward, by how far theirs
 * were from their mean; rewards are skew, so it is one of about 90 to 95 %. Where there is nobody
 * yet whose window is over, nothing can be said, and the record says so.
 *
 * <p><b>Never a reward.</b> What comes out is of a type, and in JSON of a form, that nothing takes
 * that trains.
 *
 * <p>Of a batch, hand over what {@code TraceRewards} says; of a stream, early estimates, by {@code
 * TraceEstimates}: the rule is the same. Whose window is over is passed over. Bounded or unbounded,
 * without state; windows and timestamps stay as they are. The outlooks are held by each worker,
 * some 20 KiB a strategy.
 *
 * <pre>{@code
 * PCollection<ProjectedReward> projected =
 *     values.apply("Project rewards", ProjectRewards.by(measured.outlooks()));
 * }</pre>
 */
public final class ProjectRewards
    extends PTransform<PCollection<ExposureValue>, PCollection<ProjectedReward>> {

  private static final long serialVersionUID = 1;

  private final String policy;
  private final List<StrategyOutlook> given;
  private final transient @Nullable PCollection<StrategyOutlook> measured;

  private ProjectRewards(
      String policy, List<StrategyOutlook> given, @Nullable PCollection<StrategyOutlook> measured) {
    this.policy = policy;
    this.given = given;
    this.measured = measured;
  }

  /**
   * By outlooks that the same pipeline measures.
   *
   * @param policy by which rewards are reckoned, as {@code name@hash}
   */
  public static ProjectRewards by(String policy, PCollection<StrategyOutlook> outlooks) {
    return new ProjectRewards(policy, List.of(), outlooks);
  }

  /** By outlooks that are there already, such as {@code StrategyOutlookJson} reads. */
  public static ProjectRewards by(String policy, List<StrategyOutlook> outlooks) {
    for (StrategyOutlook outlook : outlooks) {
      if (!outlook.policy().equals(policy)) {
        throw new IllegalArgumentException(
            "The outlook of strategy "
                + outlook.strategyId()
                + " is of the policy "
                + outlook.policy()
                + ", the rewards are of "
                + policy);
      }
    }
    return new ProjectRewards(policy, List.copyOf(outlooks), null);
  }

  @Override
  public PCollection<ProjectedReward> expand(PCollection<ExposureValue> values) {
    PCollection<StrategyOutlook> outlooks =
        measured != null
            ? measured
            : values
                .getPipeline()
                .apply("Outlooks", Create.of(given).withCoder(StrategyOutlookCoder.of()));
    PCollectionView<Map<Integer, StrategyOutlook>> byStrategy =
        outlooks
            .apply(
                "Key by strategy",
                WithKeys.<Integer, StrategyOutlook>of(StrategyOutlook::strategyId)
                    .withKeyType(TypeDescriptors.integers()))
            .apply("Look up", View.asMap());
    return values.apply(
        "Project", ParDo.of(new ProjectFn(policy, byStrategy)).withSideInputs(byStrategy));
  }

  private static final class ProjectFn extends DoFn<ExposureValue, ProjectedReward> {

    private static final long serialVersionUID = 1;

    private final String policy;
    private final PCollectionView<Map<Integer, StrategyOutlook>> outlooks;

    ProjectFn(String policy, PCollectionView<Map<Integer, StrategyOutlook>> outlooks) {
      this.policy = policy;
      this.outlooks = outlooks;
    }

    @ProcessElement
    public void project(ProcessContext context) {
      ExposureValue value = context.element();
      if (!value.isMature()) {
        StrategyOutlook outlook = context.sideInput(outlooks).get(value.exposure().strategyId());
        context.output(
            outlook == null ? ProjectedReward.unknown(value, policy) : outlook.project(value));
      }
    }
  }
}
