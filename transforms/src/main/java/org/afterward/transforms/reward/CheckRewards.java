package org.afterward.transforms.reward;

import java.util.List;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Sets apart the rewards that cannot be right, with every reason, so that they train nothing: see
 * {@link Plausibility}. Bounded or unbounded, without state; windows and timestamps stay as they
 * are.
 *
 * <pre>{@code
 * PCollection<Reward> plausible =
 *     rewards.apply("Check rewards", CheckRewards.against(policy)).failuresTo(implausible);
 * }</pre>
 */
public final class CheckRewards
    extends PTransform<
        PCollection<Reward>, WithFailures.Result<PCollection<Reward>, ImplausibleReward>> {

  private static final TupleTag<Reward> PLAUSIBLE = new TupleTag<>("plausible") {};
  private static final TupleTag<ImplausibleReward> IMPLAUSIBLE = new TupleTag<>("implausible") {};

  private final RewardPolicy policy;

  private CheckRewards(RewardPolicy policy) {
    this.policy = policy;
  }

  /** Against the bounds of this policy. */
  public static CheckRewards against(RewardPolicy policy) {
    return new CheckRewards(policy);
  }

  @Override
  public WithFailures.Result<PCollection<Reward>, ImplausibleReward> expand(
      PCollection<Reward> rewards) {
    PCollectionTuple checked =
        rewards.apply(
            "Check",
            ParDo.of(new CheckFn(policy)).withOutputTags(PLAUSIBLE, TupleTagList.of(IMPLAUSIBLE)));
    return WithFailures.Result.of(checked.get(PLAUSIBLE), checked.get(IMPLAUSIBLE));
  }

  private static final class CheckFn extends DoFn<Reward, Reward> {

    private final Counter implausibleCount = Metrics.counter(CheckRewards.class, "implausible");
    private final Counter checkedCount = Metrics.counter(CheckRewards.class, "checked");
    private final RewardPolicy policy;
    private transient long checked;

    CheckFn(RewardPolicy policy) {
      this.policy = policy;
    }

    @StartBundle
    public void startBundle() {
      checked = 0;
    }

    @FinishBundle
    public void finishBundle() {
      checkedCount.inc(checked);
    }

    @ProcessElement
    public void check(@Element Reward reward, MultiOutputReceiver outputs) {
      checked++;
      List<String> reasons = Plausibility.doubts(reward, policy.plausible());
      if (reasons.isEmpty()) {
        outputs.get(PLAUSIBLE).output(reward);
      } else {
        implausibleCount.inc();
        outputs.get(IMPLAUSIBLE).output(new ImplausibleReward(reward, reasons));
      }
    }
  }
}
