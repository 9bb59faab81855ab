package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Decision;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.Timeline;
import org.afterward.transforms.waiting.Settlement;

/**
 * How the reward of each exposure came together by its age, with full credit, as far as the input
 * is complete. So an exposure whose horizon is not over is settled, too: it was watched for as long
 * as it is old. What the end of a window brings is what {@link RewardSettlement} says.
 *
 * @param completeUntil up to when everything that happened is in the input, in epoch milliseconds
 */
public record TraceSettlement(RewardPolicy policy, RewardSettlement settlement, long completeUntil)
    implements Settlement<OpenExposure, ExposureValue> {

  static final long HOUR_MS = 3_600_000;

  /** Of rewards as this policy reckons them; its horizon must be of whole hours. */
  public static TraceSettlement under(RewardPolicy policy, long completeUntil) {
    requireWholeHours(policy);
    return new TraceSettlement(policy, RewardSettlement.under(policy), completeUntil);
  }

  static void requireWholeHours(RewardPolicy policy) {
    if (policy.horizonMs() % HOUR_MS != 0) {
      throw new IllegalArgumentException(
          "Rewards are traced by whole hours, and the horizon of "
              + policy.reference()
              + " is "
              + (double) policy.horizonMs() / HOUR_MS
              + " hours");
    }
  }

  @Override
  public Class<OpenExposure> decisionType() {
    return OpenExposure.class;
  }

  @Override
  public Class<ExposureValue> outcomeType() {
    return ExposureValue.class;
  }

  @Override
  public Class<?> countedAs() {
    return TraceRewards.class;
  }

  @Override
  public long horizonMs() {
    return policy.horizonMs();
  }

  @Override
  public String personOf(OpenExposure exposure) {
    return exposure.userId();
  }

  @Override
  public Decision remember(OpenExposure exposure) {
    return settlement.remember(exposure);
  }

  @Override
  public OpenExposure recall(String person, Decision remembered) {
    return settlement.recall(person, remembered);
  }

  @Override
  public Fact trim(Fact fact) {
    return settlement.trim(fact);
  }

  @Override
  public void settle(Timeline timeline, List<Decision> due, Consumer<ExposureValue> outcomes) {
    List<Reward> mature = new ArrayList<>();
    settlement.settle(
        timeline,
        due.stream().filter(one -> watchedMs(one.at()) == horizonMs()).toList(),
        mature::add);
    ValueStory story = ValueStory.of(timeline, policy.matchMicros());
    int rewards = 0;
    for (Decision decision : due) {
      boolean over = watchedMs(decision.at()) == horizonMs();
      long endMicros = over ? endMicros(mature.get(rewards++)) : 0;
      outcomes.accept(value(recall(timeline.person(), decision), story, endMicros));
    }
  }

  private static long endMicros(Reward reward) {
    return reward.totalMicros()
        - reward.parts().spend().totalMicros()
        - reward.parts().matchMicros();
  }

  /** For how many whole hours something shown then was watched, in milliseconds. */
  private long watchedMs(long shownAt) {
    return Math.max(0, Math.min(horizonMs(), completeUntil - shownAt)) / HOUR_MS * HOUR_MS;
  }

  private ExposureValue value(OpenExposure exposure, ValueStory story, long endMicros) {
    long shownAt = exposure.shownAt();
    long watched = watchedMs(shownAt);
    long end = shownAt + watched;
    return new ExposureValue(
        exposure,
        (int) (horizonMs() / HOUR_MS),
        (int) (watched / HOUR_MS),
        story.steps(shownAt, end),
        // To be away is to do nothing after this moment, itself included.
        story.thereBy(shownAt, horizonMs() - policy.churn().absentMs() + 1, end),
        story.thereBy(shownAt, horizonMs() - policy.retention().lastMs(), end),
        story.leftBy(shownAt, end),
        endMicros);
  }
}
