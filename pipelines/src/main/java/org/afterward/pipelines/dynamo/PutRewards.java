package org.afterward.pipelines.dynamo;

import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes rewards to their table, from which each comes back whole.
 *
 * <p>The table has one item an exposure, whatever gave it credit: hand over the rewards of one
 * credit policy only, and only plausible ones. Early estimates are passed by. A newer revision
 * takes the place of an older one and never the other way round; an equal one is the same reward,
 * or one of another policy, which then takes its place. In whatever order revisions come, and
 * however often, the table ends the same.
 *
 * <p>The context, the session and the user's segments are in the item where they were remembered
 * with the exposure.
 *
 * <p>Bounded or unbounded; writes, failures and counters are those of {@link PutExposures}, and
 * {@code passed_by} counts the early estimates. Rejections are rewards that are larger than an item
 * can be.
 *
 * <pre>{@code
 * rejections.add(rewards.apply("Put rewards", PutRewards.to(connection)));
 * }</pre>
 */
public final class PutRewards extends PTransform<PCollection<Reward>, PCollection<Rejection>> {

  private static final long serialVersionUID = 1;

  private final WriteSettings settings;

  private PutRewards(WriteSettings settings) {
    this.settings = settings;
  }

  public static PutRewards to(DynamoConnection connection) {
    return new PutRewards(WriteSettings.of(connection));
  }

  /** How many requests each bundle has in flight at most; without it, 64. */
  public PutRewards withInFlight(int requests) {
    return new PutRewards(settings.withInFlight(requests));
  }

  /** How long a request is tried again; without it, two minutes. */
  public PutRewards withRetries(RetrySchedule schedule) {
    return new PutRewards(settings.withSchedule(schedule));
  }

  @Override
  public PCollection<Rejection> expand(PCollection<Reward> rewards) {
    return rewards.apply(
        "Write items", ParDo.of(new WriteItemsFn<>(PutRewards.class, settings, new Form())));
  }

  private static final class Form extends RewardForm {

    private static final long serialVersionUID = 1;

    @Override
    public TableWrite write(Tables tables, Reward reward) {
      return RewardItem.put(tables, reward);
    }
  }
}
