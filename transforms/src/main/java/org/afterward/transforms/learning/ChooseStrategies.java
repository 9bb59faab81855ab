package org.afterward.transforms.learning;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.StrategyChoice;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures.Result;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Chooses a strategy for each context, and says how likely that choice was and what it is expected
 * to be worth.
 *
 * <p><b>Guarantee.</b> A choice depends on the policy, the id and the context only, on every
 * runner. A context of a layout that the policy was not made for, or with something that is no
 * number, is a rejection. Bounded or unbounded; keeps no state; the choice has the timestamp of its
 * context.
 *
 * <pre>{@code
 * PCollection<StrategyChoice> choices =
 *     contextsById
 *         .apply("Choose", ChooseStrategies.by(ModelPolicy.of(models.models(), ThompsonSampling.seeded(7))))
 *         .failuresTo(rejections);
 * }</pre>
 */
public final class ChooseStrategies
    extends PTransform<
        PCollection<KV<String, ContextVector>>, Result<PCollection<StrategyChoice>, Rejection>> {

  private static final TupleTag<StrategyChoice> CHOSEN = new TupleTag<>("chosen") {};
  private static final TupleTag<Rejection> REJECTED = new TupleTag<>("rejected") {};

  private final StrategyPolicy policy;

  private ChooseStrategies(StrategyPolicy policy) {
    this.policy = policy;
  }

  public static ChooseStrategies by(StrategyPolicy policy) {
    return new ChooseStrategies(policy);
  }

  @Override
  public Result<PCollection<StrategyChoice>, Rejection> expand(
      PCollection<KV<String, ContextVector>> contexts) {
    PCollectionTuple outputs =
        contexts.apply(
            "Choose",
            ParDo.of(new ChooseFn(policy)).withOutputTags(CHOSEN, TupleTagList.of(REJECTED)));
    return Result.of(outputs.get(CHOSEN), outputs.get(REJECTED));
  }

  private static final class ChooseFn extends DoFn<KV<String, ContextVector>, StrategyChoice> {

    private final Counter chosen = Metrics.counter(ChooseStrategies.class, "chosen");
    private final Counter rejected = Metrics.counter(ChooseStrategies.class, "rejected");
    private final StrategyPolicy policy;

    ChooseFn(StrategyPolicy policy) {
      this.policy = policy;
    }

    @ProcessElement
    public void choose(@Element KV<String, ContextVector> request, MultiOutputReceiver out) {
      ContextVector context = request.getValue();
      String broken = brokenRule(context);
      if (broken.isEmpty()) {
        chosen.inc();
        out.get(CHOSEN).output(choice(request.getKey(), context));
      } else {
        rejected.inc();
        out.get(REJECTED).output(rejection(request.getKey(), context, broken));
      }
    }

    private String brokenRule(ContextVector context) {
      if (!policy.isOf(context)) {
        return "unknown_layout";
      }
      for (int i = 0; i < context.length(); i++) {
        if (!Double.isFinite(context.get(i))) {
          return "context_not_finite";
        }
      }
      return "";
    }

    private StrategyChoice choice(String id, ContextVector context) {
      StrategyShare share = policy.choose(id, context);
      return new StrategyChoice(
          id, context, share.strategyId(), share.probability(), share.expected(), policy.name());
    }

    private Rejection rejection(String id, ContextVector context, String broken) {
      return new Rejection(
          "CONTEXT",
          List.of(
              new BrokenRule(
                  broken,
                  "user_context_vector",
                  "is of "
                      + context.layout()
                      + " with "
                      + context.length()
                      + " positions; the policy is of "
                      + policy.layout())),
          new RawRecord(Bytes.utf8(id + " " + context), "", 0, Event.NO_TIME));
    }
  }
}
