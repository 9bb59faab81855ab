package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SufficientStatisticsTest {

  private static final int POSITIONS = 3;

  @Provide
  Arbitrary<List<List<Double>>> rows() {
    Arbitrary<Double> number =
        Arbitraries.oneOf(
            Arbitraries.of(0.0, -0.0, 1.0, -1.0, 0.1, 1e9, 1e-6, Double.MIN_VALUE, -1e300, 1e300),
            Arbitraries.doubles().between(-1e6, 1e6).ofScale(15),
            Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite));
    return number.list().ofSize(POSITIONS + 1).list().ofMaxSize(12);
  }

  @Property(tries = 300, seed = "1")
  void sums_are_those_of_exact_numbers(@ForAll("rows") List<List<Double>> rows) {
    SufficientStatistics sums = sum(rows);

    assertThat(sums.sums()).isEqualTo(oneByOne(rows));
  }

  @Property(tries = 200, seed = "2")
  void neither_order_nor_parts_change_anything(
      @ForAll("rows") List<List<Double>> rows, @ForAll long seed) {
    List<List<Double>> shuffled = new ArrayList<>(rows);
    Random random = new Random(seed);
    Collections.shuffle(shuffled, random);
    SufficientStatistics parts = SufficientStatistics.none(POSITIONS);
    for (int from = 0; from < shuffled.size(); ) {
      int to = from + 1 + random.nextInt(shuffled.size() - from);
      SufficientStatistics part = sum(shuffled.subList(from, to));
      parts = random.nextBoolean() ? parts.plus(part) : part.plus(parts);
      from = to;
    }

    assertThat(parts).isEqualTo(sum(rows));
  }

  @Test
  void many_blocks_sum_as_one_by_one() {
    double[][] x = Designs.random(3, 5000, new double[] {1, 1e9, 1e-6}, new double[] {0, 1e9, 0});
    double[] y = Designs.rewards(3, x, new double[] {1, 1e-9, 1e6}, 1);
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      rows.add(List.of(x[i][0], x[i][1], x[i][2], y[i]));
    }

    assertThat(Designs.sums(x, y).sums()).isEqualTo(oneByOne(rows));
    assertThat(Designs.sums(x, y).rows()).isEqualTo(5000);
  }

  @Test
  void whole_blocks_of_the_largest_limbs_are_exact() {
    double large = 0x1p43 - 0x1p21;
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      double sign = i % 3 == 0 ? -1 : 1;
      // The odd one chooses the grid.
      rows.add(List.of(i % 1000 == 7 ? 1 : large, sign * large, 0x1p-20 * large, 0x1p21));
    }

    assertThat(sum(rows).sums()).isEqualTo(oneByOne(rows));
  }

  @Test
  void a_number_that_is_none_is_refused() {
    SufficientStatistics.Builder builder = new SufficientStatistics.Builder(1);

    assertThatThrownBy(() -> builder.add(new double[] {Double.NaN}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.add(new double[] {1}, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(builder.build()).isEqualTo(SufficientStatistics.none(1));
  }

  @Test
  void a_row_of_weight_four_counts_as_four() {
    SufficientStatistics.Builder heavy = new SufficientStatistics.Builder(2);
    heavy.add(new double[] {0.1, -3}, 0, 30, 4);

    double[][] x = {{0.1, -3}, {0.1, -3}, {0.1, -3}, {0.1, -3}};
    assertThat(heavy.build().sums())
        .isEqualTo(Designs.sums(x, new double[] {30, 30, 30, 30}).sums());
  }

  private static SufficientStatistics sum(List<List<Double>> rows) {
    SufficientStatistics.Builder builder = new SufficientStatistics.Builder(POSITIONS);
    for (List<Double> row : rows) {
      double[] context = row.stream().limit(POSITIONS).mapToDouble(number -> number).toArray();
      builder.add(context, row.get(POSITIONS));
    }
    return builder.build();
  }

  private static List<Dyadic> oneByOne(List<List<Double>> rows) {
    int columns = POSITIONS + 2;
    List<Dyadic> sums =
        new ArrayList<>(Collections.nCopies(ExactCrossProducts.count(columns), Dyadic.ZERO));
    for (List<Double> row : rows) {
      List<Double> values = new ArrayList<>(row);
      values.add(1.0);
      for (int i = 0; i < columns; i++) {
        for (int j = i; j < columns; j++) {
          Dyadic product = Dyadic.of(values.get(i)).times(Dyadic.of(values.get(j)));
          int at = ExactCrossProducts.index(columns, i, j);
          sums.set(at, sums.get(at).plus(product));
        }
      }
    }
    return sums;
  }
}
