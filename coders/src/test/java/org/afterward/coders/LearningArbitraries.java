package org.afterward.coders;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What is learned, with whatever values its fields can have. */
final class LearningArbitraries {

  private LearningArbitraries() {}

  static Arbitrary<TrainingRow> trainingRows() {
    return Combinators.combine(
            ids(),
            Arbitraries.longs().list().ofSize(2),
            contexts(),
            Arbitraries.integers().list().ofSize(2),
            numbers(1),
            Arbitraries.of(CreditPolicy.class))
        .as(
            (texts, longs, context, ints, propensity, credit) ->
                new TrainingRow(
                    ints.get(0),
                    texts.get(0),
                    texts.get(1),
                    longs.get(0),
                    propensity.get(0),
                    context,
                    longs.get(1),
                    ints.get(1),
                    texts.get(2),
                    credit));
  }

  static Arbitrary<StrategyModel> strategyModels() {
    return Arbitraries.integers().between(0, 4).flatMap(LearningArbitraries::strategyModels);
  }

  private static Arbitrary<StrategyModel> strategyModels(int positions) {
    int triangle = (positions + 1) * (positions + 2) / 2;
    return Combinators.combine(
            Arbitraries.integers(),
            ids(),
            // Within the years that ISO-8601 has.
            Arbitraries.longs().between(-1_000_000_000_000L, 4_000_000_000_000L).list().ofSize(3),
            numbers(positions + 9),
            numbers(triangle),
            numbers(positions + 2),
            Arbitraries.of(CreditPolicy.class))
        .as(
            (strategy, texts, longs, some, factor, ratios, credit) ->
                new StrategyModel(
                    strategy,
                    new StrategyModel.Source(
                        texts.get(0),
                        IntStream.range(0, positions).mapToObj(i -> texts.get(1) + i).toList(),
                        texts.get(2),
                        credit,
                        longs.get(0),
                        longs.get(1)),
                    new StrategyModel.Posterior(
                        some.get(0), some.subList(9, 9 + positions), factor, some.get(1)),
                    new StrategyModel.Evidence(
                        longs.get(2),
                        some.get(2),
                        some.get(3),
                        some.get(4),
                        some.get(5),
                        some.get(6),
                        some.get(7)),
                    List.of(
                        new StrategyModel.Warning(texts.get(0), texts.get(1), texts.get(2)),
                        new StrategyModel.Warning(texts.get(2), "", texts.get(0))),
                    new StrategyModel.Clustered(
                        longs.get(1), ratios.get(0), ratios.subList(1, ratios.size()))));
  }

  static Arbitrary<RefusedFit> refusedFits() {
    return Combinators.combine(Arbitraries.integers(), Arbitraries.longs(), ids())
        .as((strategy, rows, texts) -> new RefusedFit(strategy, rows, texts.get(0)));
  }

  static Arbitrary<StrategyChoice> strategyChoices() {
    return Combinators.combine(ids(), contexts(), Arbitraries.integers(), numbers(2))
        .as(
            (texts, context, strategy, numbers) ->
                new StrategyChoice(
                    texts.get(0), context, strategy, numbers.get(0), numbers.get(1), texts.get(1)));
  }

  private static Arbitrary<ContextVector> contexts() {
    return Combinators.combine(ids(), numbers(3))
        .as(
            (texts, numbers) ->
                ContextVector.of(
                    texts.get(0), numbers.stream().mapToDouble(number -> number).toArray()));
  }

  private static Arbitrary<List<Double>> numbers(int count) {
    return Arbitraries.oneOf(
            Arbitraries.of(0.0, 1.0, -1.0, 0.1, 1e300, Double.MIN_VALUE),
            Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite))
        .list()
        .ofSize(count);
  }

  private static Arbitrary<List<String>> ids() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars('@', '균')
        .ofMaxLength(9)
        .list()
        .ofSize(3);
  }
}
