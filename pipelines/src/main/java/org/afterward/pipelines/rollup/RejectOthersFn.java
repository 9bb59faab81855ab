package org.afterward.pipelines.rollup;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Parsed;
import org.afterward.coders.Rejection;
import org.afterward.transforms.intake.ParseRewards;
import org.afterward.transforms.intake.RejectionCounters;
import org.apache.beam.sdk.transforms.DoFn;

/** Rejects what is neither a reward nor an exposure: it is in a topic that was not meant. */
final class RejectOthersFn<T extends Event> extends DoFn<Parsed<T>, Rejection> {

  private static final long serialVersionUID = 1;

  private final RejectionCounters rejections = RejectionCounters.of(ParseRewards.class);

  @ProcessElement
  public void reject(@Element Parsed<T> parsed, OutputReceiver<Rejection> rejected) {
    String type = parsed.value().type().name();
    Rejection rejection =
        new Rejection(
            type,
            List.of(
                new BrokenRule(
                    "no_reward",
                    "event_type",
                    "is " + type + "; right would be REWARD_AGGREGATION or EXPOSURE")),
            parsed.raw());
    rejections.count(rejection);
    rejected.output(rejection);
  }
}
