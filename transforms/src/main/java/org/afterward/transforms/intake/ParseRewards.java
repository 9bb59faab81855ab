package org.afterward.transforms.intake;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.EventType;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.Parsed;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
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
 * Reads rewards that Afterward once wrote out of the own records that {@link ParseEvents} met. Any
 * other record is a rejection ({@code no_reward}), and so is a reward that is not whole ({@code
 * reward_unreadable}), with the field that is missing or wrong.
 *
 * <p>Each reward comes as often as it is there: fold the revisions. Bounded or unbounded, without
 * state; windows and timestamps stay. Counts {@code seen}, {@code rejected} and {@code
 * rejected.<rule>}.
 *
 * <pre>{@code
 * PCollection<Reward> rewards =
 *     parsed.ownRecords().apply("Parse rewards", ParseRewards.create()).failuresTo(rejections);
 * }</pre>
 */
public final class ParseRewards
    extends PTransform<
        PCollection<Parsed<OwnRecord>>, WithFailures.Result<PCollection<Reward>, Rejection>> {

  private static final TupleTag<Reward> REWARDS = new TupleTag<>("rewards") {};
  private static final TupleTag<Rejection> REJECTED = new TupleTag<>("rejected") {};

  private ParseRewards() {}

  public static ParseRewards create() {
    return new ParseRewards();
  }

  @Override
  public WithFailures.Result<PCollection<Reward>, Rejection> expand(
      PCollection<Parsed<OwnRecord>> records) {
    PCollectionTuple parsed =
        records.apply(
            "Parse",
            ParDo.of(new ParseRewardFn()).withOutputTags(REWARDS, TupleTagList.of(REJECTED)));
    return WithFailures.Result.of(parsed.get(REWARDS), parsed.get(REJECTED));
  }

  private static final class ParseRewardFn extends DoFn<Parsed<OwnRecord>, Reward> {

    private final Counter seenCount = Metrics.counter(ParseRewards.class, "seen");
    private final RejectionCounters rejections = RejectionCounters.of(ParseRewards.class);
    private transient long seen;

    @StartBundle
    public void startBundle() {
      seen = 0;
    }

    @FinishBundle
    public void finishBundle() {
      seenCount.inc(seen);
    }

    @ProcessElement
    public void parse(@Element Parsed<OwnRecord> record, MultiOutputReceiver outputs) {
      seen++;
      EventType type = record.value().type();
      if (type != EventType.REWARD_AGGREGATION) {
        reject(
            record,
            new BrokenRule(
                "no_reward",
                "event_type",
                "is " + type + "; right would be " + EventType.REWARD_AGGREGATION),
            outputs);
        return;
      }
      Reward reward;
      try {
        reward = RewardJson.read(record.raw().bytes().text());
      } catch (IllegalArgumentException | ArithmeticException e) {
        reject(
            record,
            new BrokenRule("reward_unreadable", "", String.valueOf(e.getMessage())),
            outputs);
        return;
      }
      outputs.get(REWARDS).output(reward);
    }

    private void reject(Parsed<OwnRecord> record, BrokenRule broken, MultiOutputReceiver outputs) {
      Rejection rejection =
          new Rejection(record.value().type().name(), List.of(broken), record.raw());
      rejections.count(rejection);
      outputs.get(REJECTED).output(rejection);
    }
  }
}
