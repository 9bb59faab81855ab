package org.afterward.transforms.learning;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.StrategyChoice;
import org.afterward.coders.StrategyModels;
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
 * <p><b>Guarantee.</b> A choice depends on the models, the rule, the id and the context only, on
 * every runner. A context of a layout that the models were not learned from, or with something that
 * is no number, is a rejection. Bounded or unbounded; keeps no state; the choice has the timestamp
 * of its context.
 *
 * <pre>{@code
 * PCollection<StrategyChoice> choices =
 *     contextsById
 *         .apply("Choose", ChooseStrategies.of(models).by(ThompsonSampling.seeded(7)))
 *         .failuresTo(rejections);
 * }</pre>
 */
public final class ChooseStrategies
    extends PTransform<
        PCollection<KV<String, ContextVector>>, Result<PCollection<StrategyChoice>, Rejection>> {

  private static final TupleTag<StrategyChoice> CHOSEN = new TupleTag<>("chosen") {};
  private static final TupleTag<Rejection> REJECTED = new TupleTag<>("rejected") {};

  private final StrategyModels models;
  private final ChoiceRule rule;

  private ChooseStrategies(StrategyModels models, ChoiceRule rule) {
    this.models = models;
    this.rule = rule;
  }

  /**
   * By Thompson sampling with seed 0.
   *
   * @throws IllegalArgumentException if there is no model to choose by
   */
  public static ChooseStrategies of(StrategyModels models) {
    if (models.models().isEmpty()) {
      throw new IllegalArgumentException("There is no strategy to choose: no model was learned");
    }
    return new ChooseStrategies(models, ThompsonSampling.seeded(0));
  }

  public ChooseStrategies by(ChoiceRule newRule) {
    return new ChooseStrategies(models, newRule);
  }

  @Override
  public Result<PCollection<StrategyChoice>, Rejection> expand(
      PCollection<KV<String, ContextVector>> contexts) {
    PCollectionTuple outputs =
        contexts.apply(
            "Choose",
            ParDo.of(new ChooseFn(models, rule)).withOutputTags(CHOSEN, TupleTagList.of(REJECTED)));
    return Result.of(outputs.get(CHOSEN), outputs.get(REJECTED));
  }

  private static final class ChooseFn extends DoFn<KV<String, ContextVector>, StrategyChoice> {

    private final Counter chosen = Metrics.counter(ChooseStrategies.class, "chosen");
    private final Counter rejected = Metrics.counter(ChooseStrategies.class, "rejected");
    private final StrategyModels models;
    private final ChoiceRule rule;

    ChooseFn(StrategyModels models, ChoiceRule rule) {
      this.models = models;
      this.rule = rule;
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
      if (!models.isOf(context)) {
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
      List<ScoredStrategy> scores = models.score(context);
      int place = rule.choose(id, scores);
      return new StrategyChoice(
          id,
          context,
          scores.get(place).strategyId(),
          rule.propensity(place, scores),
          scores.get(place).expected(),
          rule.name());
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
                      + " positions; the models are of "
                      + models.manifest().source().layout())),
          new RawRecord(Bytes.utf8(id + " " + context), "", 0, Event.NO_TIME));
    }
  }
}
