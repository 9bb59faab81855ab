package org.afterward.coders;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.afterward.coders.StrategyOutlook.Expectation;
import org.afterward.coders.StrategyOutlook.Point;

/** Any records of projections. */
final class ProjectionArbitraries {

  private ProjectionArbitraries() {}

  static Arbitrary<ExposureValue> exposureValues() {
    Arbitrary<Integer> ints = Arbitraries.integers();
    Arbitrary<ExposureValue.Step> steps =
        Combinators.combine(ints, AnySample.longs()).as(ExposureValue.Step::new);
    return Combinators.combine(
            AnySample.openExposures(),
            ints,
            ints,
            steps.list().ofMaxSize(4),
            ints,
            ints,
            ints,
            AnySample.longs())
        .as(ExposureValue::new);
  }

  static Arbitrary<ProjectedReward> projectedRewards() {
    return Combinators.combine(
            AnySample.openExposures(),
            AnySample.text(),
            Arbitraries.integers(),
            Arbitraries.integers(),
            Arbitraries.of(Standing.class),
            AnySample.longs(),
            expectations())
        .as(ProjectedReward::new);
  }

  static Arbitrary<ProjectedMean> projectedMeans() {
    Arbitrary<ProjectedMean.Mean> means =
        Combinators.combine(
                AnySample.longs(), AnySample.doubles(), AnySample.doubles(), AnySample.doubles())
            .as(ProjectedMean.Mean::new);
    return Combinators.combine(
            Arbitraries.integers(), means, means, AnySample.doubles(), AnySample.longs())
        .as(ProjectedMean::new);
  }

  static Arbitrary<StrategyOutlook> strategyOutlooks() {
    Arbitrary<Point> points =
        Combinators.combine(
                Arbitraries.integers(),
                AnySample.longs(),
                AnySample.doubles(),
                AnySample.doubles(),
                expectations(),
                Arbitraries.maps(Arbitraries.of(Standing.class), expectations()).ofMaxSize(3))
            .as(Point::new);
    return Combinators.combine(
            Arbitraries.integers(),
            AnySample.text(),
            Arbitraries.integers(),
            points.list().ofMaxSize(3))
        .as(StrategyOutlook::new);
  }

  private static Arbitrary<Expectation> expectations() {
    return Combinators.combine(AnySample.longs(), AnySample.doubles(), AnySample.doubles())
        .as(Expectation::new);
  }
}
