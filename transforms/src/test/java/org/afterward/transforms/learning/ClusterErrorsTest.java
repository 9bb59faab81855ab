package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModel.Clustered;
import org.afterward.coders.TrainingRow;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ClusterErrorsTest {

  private static final TrainingTerms TERMS = SomeRows.TERMS.withHalfLife(Duration.ofDays(60));

  @Test
  void errors_grow_as_the_rule_says_whatever_the_order_and_the_bundles(TestPipeline pipeline) {
    List<TrainingRow> rows = SomeRows.of(6, 70, 2, 7);
    List<StrategyModel> models = List.of(model(rows, 2), model(rows, 7));
    List<TrainingRow> all = new ArrayList<>(rows);
    all.add(SomeRows.row(2, "short", new double[] {1}, 0, 0));
    all.addAll(SomeRows.of(7, 3, 9));
    Collections.shuffle(all, new Random(4));

    var clustered =
        pipeline
            .apply("Rows", Create.of(all))
            .apply(
                "Cluster errors",
                ClusterErrors.of(pipeline.apply("Models", Create.of(models)), TERMS)
                    .withShards(3)
                    .withMostPushes(10));

    PAssert.that(clustered)
        .containsInAnyOrder(clustered(rows, models.get(0)), clustered(rows, models.get(1)));
    pipeline.run();
  }

  @Test
  void strategies_are_fitted_and_clustered_at_once(TestPipeline pipeline) {
    List<TrainingRow> rows = SomeRows.of(6, 70, 2);
    List<TrainingRow> delivered = new ArrayList<>(rows);
    delivered.addAll(rows.subList(10, 20));

    FittedStrategies fitted =
        pipeline
            .apply("Rows", Create.of(delivered))
            .apply("Fit strategies", FitStrategies.under(TERMS).clusteredByUser());

    PAssert.that(fitted.models()).containsInAnyOrder(clustered(rows, model(rows, 2)));
    PAssert.that(fitted.refused()).empty();
    pipeline.run();
  }

  @Test
  void a_row_that_counts_half_pushes_half() {
    TrainingRow row = SomeRows.of(6, 70, 2).get(0);
    ClusteredErrors errors = ClusteredErrors.of(model(SomeRows.of(6, 70, 2), 2));

    double[] whole = errors.push(row, 1);
    double[] half = errors.push(row, 0.5);

    assertThat(whole).hasSize(28);
    for (int i = 0; i < whole.length; i++) {
      assertThat(half[i]).isCloseTo(whole[i] / 2, within(1e-12));
    }
  }

  @Test
  void pushes_and_products_keep_their_bytes() throws Exception {
    UserPushes pushes = new UserPushes();
    pushes.add(2, "usr_1", new double[] {1.5, -2e-9});
    pushes.add(2, "usr_2", new double[] {0.1, 7e12});
    PushProducts.Builder products = new PushProducts.Builder(2);
    pushes.forEach((strategyId, push) -> products.add(push));

    CoderProperties.coderDecodeEncodeEqual(PushProductsCoder.of(), products.build());
    UserPushes read = CoderUtils.clone(UserPushesCoder.of(), pushes);
    assertThat(read.size()).isEqualTo(2);
    read.forEach((strategyId, push) -> assertThat(strategyId).isEqualTo(2));
  }

  private static StrategyModel model(List<TrainingRow> rows, int strategy) {
    StrategySums sums = new StrategySums(TERMS);
    rows.stream().filter(row -> row.strategyId() == strategy).forEach(sums::add);
    return StrategyFit.under(TERMS)
        .model(strategy, sums.statistics().values().iterator().next())
        .orElseThrow();
  }

  /** By bringing the rows of each user together. */
  private static StrategyModel clustered(List<TrainingRow> rows, StrategyModel model) {
    ClusteredErrors errors = ClusteredErrors.of(model);
    Map<String, List<TrainingRow>> users =
        rows.stream()
            .filter(row -> row.strategyId() == model.strategyId())
            .collect(Collectors.groupingBy(TrainingRow::userId));
    PushProducts.Builder products = new PushProducts.Builder(28);
    for (List<TrainingRow> ofUser : users.values()) {
      UserPushes pushes = new UserPushes();
      ofUser.forEach(row -> pushes.add(1, "", errors.push(row, TERMS.weight(row.at()))));
      pushes.forEach((strategyId, push) -> products.add(push));
    }
    Clustered found = errors.clustered(products.build());
    assertThat(found.users()).isEqualTo(users.size());
    return new StrategyModel(
        model.strategyId(),
        model.source(),
        model.posterior(),
        model.evidence(),
        model.warnings(),
        found);
  }
}
