package org.afterward.pipelines.dynamo;

import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes onto each exposure's item what the exposure was worth, and moves it among the rewarded
 * ones in the index by reward status.
 *
 * <p>The exposure and its reward may come in either order: the first makes the item, the second
 * completes it, and the item is the same in the end. A newer revision takes the place of an older
 * one and never the other way round. Where the key is another exposure's ({@code key_taken}, see
 * {@link PutExposures}), the reward is a rejection here; in the table of rewards it has its place.
 *
 * <p>Like {@link PutRewards} it wants the rewards of one credit policy. The session is part of the
 * item's key: the rewards must remember how their exposures were served, or the exposures must have
 * had no session.
 *
 * <p>Bounded or unbounded; writes, failures and counters are those of {@link PutExposures}, and
 * {@code passed_by} counts the early estimates.
 *
 * <pre>{@code
 * rejections.add(rewards.apply("Mark exposures", MarkExposures.in(connection)));
 * }</pre>
 */
public final class MarkExposures extends PTransform<PCollection<Reward>, PCollection<Rejection>> {

  private static final long serialVersionUID = 1;

  private final WriteSettings settings;

  private MarkExposures(WriteSettings settings) {
    this.settings = settings;
  }

  public static MarkExposures in(DynamoConnection connection) {
    return new MarkExposures(WriteSettings.of(connection));
  }

  /** How many requests each bundle has in flight at most; without it, 64. */
  public MarkExposures withInFlight(int requests) {
    return new MarkExposures(settings.withInFlight(requests));
  }

  /** How long a request is tried again; without it, two minutes. */
  public MarkExposures withRetries(RetrySchedule schedule) {
    return new MarkExposures(settings.withSchedule(schedule));
  }

  @Override
  public PCollection<Rejection> expand(PCollection<Reward> rewards) {
    return rewards.apply(
        "Write items", ParDo.of(new WriteItemsFn<>(MarkExposures.class, settings, new Form())));
  }

  private static final class Form extends RewardForm {

    private static final long serialVersionUID = 1;

    @Override
    public TableWrite write(Tables tables, Reward reward) {
      return ExposureMark.put(tables, reward);
    }
  }
}
