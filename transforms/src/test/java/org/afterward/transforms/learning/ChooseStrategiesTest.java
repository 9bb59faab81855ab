package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ContextVectorCoder;
import org.afterward.coders.ModelManifest;
import org.afterward.coders.ModelManifestJson;
import org.afterward.coders.Rejection;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.StrategyChoice;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModelJson;
import org.afterward.coders.StrategyModels;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures.Result;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ChooseStrategiesTest {

  private static final List<TrainingRow> ROWS = SomeRows.of(1, 60, 2, 7);

  @Test
  void each_context_gets_a_strategy_its_propensity_and_what_it_may_be_worth(TestPipeline pipeline)
      throws IOException {
    StrategyModels models = models();
    ThompsonSampling rule = ThompsonSampling.seeded(5);
    ContextVector context = ROWS.get(0).context();
    ContextVector other = ContextVector.of("other", context.toArray());
    double[] infinite = context.toArray();
    infinite[3] = Double.POSITIVE_INFINITY;

    Result<PCollection<StrategyChoice>, Rejection> result =
        pipeline
            .apply(
                "Contexts",
                Create.of(
                        KV.of("req_1", context),
                        KV.of("req_2", context),
                        KV.of("req_3", other),
                        KV.of("req_4", ContextVector.of(context.layout(), infinite)))
                    .withCoder(KvCoder.of(StringUtf8Coder.of(), ContextVectorCoder.of())))
            .apply("Choose", ChooseStrategies.by(ModelPolicy.of(models.models(), rule)));

    PAssert.that(result.output())
        .containsInAnyOrder(
            choice(models, rule, "req_1", context), choice(models, rule, "req_2", context));
    PAssert.that(result.failures())
        .satisfies(
            rejections -> {
              assertThat(rejections)
                  .extracting(rejection -> rejection.broken().get(0).rule())
                  .containsExactlyInAnyOrder("unknown_layout", "context_not_finite");
              return null;
            });
    pipeline.run();
  }

  private static StrategyChoice choice(
      StrategyModels models, ChoiceRule rule, String id, ContextVector context) {
    List<ScoredStrategy> scores = models.score(context);
    int place = rule.choose(id, scores);
    return new StrategyChoice(
        id,
        context,
        scores.get(place).strategyId(),
        rule.propensity(place, scores),
        scores.get(place).expected(),
        "thompson");
  }

  private static StrategyModels models() throws IOException {
    List<StrategyModel> models =
        Stream.of(2, 7)
            .map(
                strategy ->
                    StrategyFit.under(SomeRows.TERMS)
                        .model(strategy, SomeRows.sums(ROWS, strategy))
                        .orElseThrow())
            .toList();
    String lines =
        models.stream()
            .map(model -> StrategyModelJson.write(model) + "\n")
            .collect(Collectors.joining());
    ModelManifest manifest =
        new ModelManifest(
            SomeRows.TERMS.source(),
            List.of(),
            List.of(),
            List.of(),
            ModelManifest.Gate.NOT_JUDGED,
            "test",
            StrategyModels.sha256(lines));
    return StrategyModels.of(ModelManifestJson.write(manifest), lines);
  }
}
