package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ExactSum;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.SkewExample;
import org.afterward.coders.SkewStats;
import org.junit.jupiter.api.Test;

class ContextSkewTest {

  private static final SkewTolerance TOLERANCE = SkewTolerance.STANDARD;
  private static final SkewStats SAME =
      new SkewStats(1, 0, 0, ExactSum.ZERO, ExactSum.ZERO, 0, List.of());

  @Test
  void each_position_is_compared_by_itself() {
    ServedAndRecomputed pair =
        new ServedAndRecomputed("exp_1", 0, vector(0.25, 15, 3), vector(0.25, 17, 3.0000001));

    List<SkewStats> skew = ContextSkew.of(pair, TOLERANCE);

    double rounding = 3.0000001 - 3;
    assertThat(skew)
        .containsExactly(
            SAME,
            new SkewStats(
                1,
                1,
                0,
                ExactSum.of(-2),
                ExactSum.of(2),
                2,
                List.of(new SkewExample("exp_1", 15, 17))),
            new SkewStats(
                1, 0, 0, ExactSum.of(-rounding), ExactSum.of(rounding), rounding, List.of()));
  }

  @Test
  void vectors_of_other_layouts_or_lengths_cannot_be_compared() {
    ContextVector served = vector(1, 2);

    for (ContextVector other : List.of(vector(1), vector(1, 2, 3), ContextVector.of("o", 1, 2))) {
      assertThat(ContextSkew.of(new ServedAndRecomputed("exp_1", 0, served, other), TOLERANCE))
          .containsExactly(SkewStats.INCOMPARABLE, SkewStats.INCOMPARABLE);
    }
  }

  @Test
  void a_value_that_is_not_finite_cannot_be_compared_and_the_others_can() {
    ServedAndRecomputed pair =
        new ServedAndRecomputed(
            "exp_1", 0, vector(Double.NaN, 1, 2), vector(0, Double.NEGATIVE_INFINITY, 2));

    assertThat(ContextSkew.of(pair, TOLERANCE))
        .containsExactly(SkewStats.INCOMPARABLE, SkewStats.INCOMPARABLE, SAME);
  }

  @Test
  void where_nothing_was_served_nothing_is_said() {
    ServedAndRecomputed pair = new ServedAndRecomputed("exp_1", 0, vector(), vector(1));

    assertThat(ContextSkew.of(pair, TOLERANCE)).isEmpty();
  }

  @Test
  void sums_keep_the_largest_differences_as_examples_and_of_equal_ones_the_least_ids() {
    SkewStats sums =
        sum(List.of(
                pair("exp_5", 1, 3),
                pair("exp_4", 3, 1),
                pair("exp_2", 0, 9),
                pair("exp_3", 1, 3),
                pair("exp_1", 1, 2)))
            .get(0);

    assertThat(sums)
        .isEqualTo(
            new SkewStats(
                5,
                5,
                0,
                ExactSum.of(-12),
                ExactSum.of(16),
                9,
                List.of(
                    new SkewExample("exp_2", 0, 9),
                    new SkewExample("exp_3", 1, 3),
                    new SkewExample("exp_4", 3, 1))));
  }

  @Test
  void a_position_that_only_longer_vectors_have_is_theirs() {
    List<SkewStats> shorter =
        ContextSkew.of(new ServedAndRecomputed("exp_1", 0, vector(1), vector(1)), TOLERANCE);
    List<SkewStats> longer =
        ContextSkew.of(new ServedAndRecomputed("exp_2", 0, vector(1, 2), vector(1, 2)), TOLERANCE);

    assertThat(ContextSkew.sum(shorter, longer))
        .isEqualTo(ContextSkew.sum(longer, shorter))
        .containsExactly(SAME.plus(SAME), SAME);
  }

  @Property(tries = 300, seed = "20240203")
  void order_and_parts_change_nothing(
      @ForAll("pairs") List<ServedAndRecomputed> pairs, @ForAll long order, @ForAll long cut) {
    List<ServedAndRecomputed> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, new Random(order));
    int at = Math.floorMod(cut, pairs.size() + 1);

    assertThat(
            ContextSkew.sum(sum(shuffled.subList(0, at)), sum(shuffled.subList(at, pairs.size()))))
        .isEqualTo(sum(pairs));
  }

  @Provide
  Arbitrary<List<ServedAndRecomputed>> pairs() {
    Arbitrary<ContextVector> vectors =
        Arbitraries.of(0.0, -0.0, 0.1, 0.3, 1e-9, 15.0, 1e300, -1e300, Double.NaN)
            .array(double[].class)
            .ofMaxSize(3)
            .map(ContextSkewTest::vector);
    return Combinators.combine(Arbitraries.of("exp_1", "exp_2", "exp_3"), vectors, vectors)
        .as((id, served, recomputed) -> new ServedAndRecomputed(id, 0, served, recomputed))
        .list()
        .ofMaxSize(8);
  }

  private static List<SkewStats> sum(List<ServedAndRecomputed> pairs) {
    return pairs.stream()
        .map(pair -> ContextSkew.of(pair, TOLERANCE))
        .reduce(List.of(), ContextSkew::sum);
  }

  private static ServedAndRecomputed pair(String id, double served, double recomputed) {
    return new ServedAndRecomputed(id, 0, vector(served), vector(recomputed));
  }

  private static ContextVector vector(double... values) {
    return ContextVector.of(ContextVector.LAYOUT_1, values);
  }
}
