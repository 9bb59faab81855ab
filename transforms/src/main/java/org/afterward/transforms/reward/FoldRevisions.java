package org.afterward.transforms.reward;

import java.util.Comparator;
import java.util.List;
import org.afterward.coders.Reward;
import org.afterward.transforms.waiting.Newest;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Keeps of each exposure, reward policy and credit policy the reward of the newest revision: a
 * correction before the mature reward, and that before its early estimates. To fold what is folded
 * changes nothing, nor do repetitions or the order.
 *
 * <p>Within the windows of its input. Of an unbounded one, whenever its trigger says so: then of
 * two results the one with the greater revision replaces the other. An unbounded input in the
 * global window without a trigger is refused, since it would be folded never.
 */
public final class FoldRevisions extends PTransform<PCollection<Reward>, PCollection<Reward>> {

  /** Of one revision all are the same; should they not be, it must not matter which comes first. */
  private static final Comparator<Reward> NEWNESS =
      Comparator.comparingInt(Reward::revision)
          .thenComparingLong(Reward::completeUntil)
          .thenComparing(Reward::causedBy)
          .thenComparingLong(Reward::totalMicros)
          .thenComparing(Reward::toString);

  private FoldRevisions() {}

  public static FoldRevisions create() {
    return new FoldRevisions();
  }

  @Override
  public PCollection<Reward> expand(PCollection<Reward> rewards) {
    Panes.requireAny("FoldRevisions", rewards);
    return rewards
        .apply(
            "Key by exposure and policies",
            WithKeys.<List<String>, Reward>of(FoldRevisions::key)
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.strings())))
        .apply(
            "Keep the newest",
            Combine.perKey(Newest.by((one, other) -> NEWNESS.compare(one, other))))
        .apply("Take rewards", Values.create());
  }

  private static List<String> key(Reward reward) {
    return List.of(
        reward.exposure().userId(),
        reward.exposure().exposureId(),
        reward.policy(),
        reward.attribution().wireName());
  }
}
