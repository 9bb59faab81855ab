package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

  private static final double HALF_A_STEP_FROM_1 = 0x1p-53;

  @Test
  void nothing_is_lost_beside_a_large_number() {
    assertThat(ExactSum.of(1e300, 1, -1e300, 0.5).value()).isEqualTo(1.5);
  }

  @Test
  void the_sum_itself_can_be_had_without_rounding() {
    assertThat(ExactSum.of(1e300, 1, -1e300, 0.5).exact()).isEqualByComparingTo("1.5");
    assertThat(ExactSum.of(Math.pow(2, 70), 1).exact())
        .isEqualByComparingTo("1180591620717411303425");
    assertThat(ExactSum.of(1, Double.MIN_VALUE).exact())
        .isEqualByComparingTo(new BigDecimal(Double.MIN_VALUE).add(BigDecimal.ONE));
    assertThat(ExactSum.ZERO.exact()).isEqualByComparingTo("0");
  }

  @Test
  void ten_tenths_are_rounded_once() {
    double[] tenths = new double[10];
    Arrays.fill(tenths, 0.1);

    assertThat(ExactSum.of(tenths).value()).isEqualTo(1.0);
  }

  @Test
  void of_two_equally_near_doubles_it_is_the_even_one() {
    assertThat(ExactSum.of(1, HALF_A_STEP_FROM_1).value()).isEqualTo(1);
    assertThat(ExactSum.of(Math.nextUp(1.0), HALF_A_STEP_FROM_1).value()).isEqualTo(1 + 0x1p-51);
    assertThat(ExactSum.of(-1, -HALF_A_STEP_FROM_1).value()).isEqualTo(-1);
  }

  @Test
  void the_least_bit_decides_a_tie_however_far_away_it_is() {
    assertThat(ExactSum.of(1, HALF_A_STEP_FROM_1, Double.MIN_VALUE).value())
        .isEqualTo(Math.nextUp(1.0));
    assertThat(ExactSum.of(-1, -HALF_A_STEP_FROM_1, -Double.MIN_VALUE).value())
        .isEqualTo(Math.nextDown(-1.0));
    assertThat(ExactSum.of(Math.nextUp(1.0), HALF_A_STEP_FROM_1, -Double.MIN_VALUE).value())
        .isEqualTo(Math.nextUp(1.0));
  }

  @Test
  void a_sum_of_nothing_is_a_positive_zero() {
    assertThat(ExactSum.of(-0.0)).isEqualTo(ExactSum.ZERO).isEqualTo(ExactSum.of(2.5, -2.5));
    assertThat(ExactSum.of(-0.0).value()).isEqualTo(0.0);
  }

  @Test
  void a_sum_beyond_all_doubles_is_infinite_and_can_come_back() {
    ExactSum beyond = ExactSum.of(Double.MAX_VALUE, Double.MAX_VALUE);

    assertThat(beyond.value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(beyond.plus(-Double.MAX_VALUE).value()).isEqualTo(Double.MAX_VALUE);
    assertThat(beyond.mean(2)).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void the_mean_of_nothing_is_no_number() {
    assertThat(ExactSum.ZERO.mean(0)).isNaN();
    assertThat(ExactSum.ZERO.mean(4)).isEqualTo(0);
    assertThat(ExactSum.of(1, 2, 4).mean(4)).isEqualTo(1.75);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_finite_is_refused(double number) {
    assertThatThrownBy(() -> ExactSum.of(1, number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only finite numbers can be added up, not " + number);
  }

  @Property(tries = 2000, seed = "20240201")
  void a_sum_is_the_double_nearest_to_the_exact_one(@ForAll("numbers") List<Double> numbers) {
    BigDecimal exact =
        numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(sum(numbers).value()).isEqualTo(exact.doubleValue());
  }

  @Property(tries = 500, seed = "20240202")
  void order_and_parts_change_nothing(
      @ForAll("numbers") List<Double> numbers, @ForAll long order, @ForAll long cut) {
    List<Double> shuffled = new ArrayList<>(numbers);
    Collections.shuffle(shuffled, new Random(order));
    int at = Math.floorMod(cut, numbers.size() + 1);
    ExactSum inParts =
        sum(shuffled.subList(0, at)).plus(sum(shuffled.subList(at, shuffled.size())));

    assertThat(inParts).isEqualTo(sum(numbers)).hasSameHashCodeAs(sum(numbers));
  }

  private static ExactSum sum(List<Double> numbers) {
    return ExactSum.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Of all sizes, of similar size, and such that cancel each other. */
  @Provide
  Arbitrary<List<Double>> numbers() {
    Arbitrary<Double> anyBits =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Double> similar = Arbitraries.integers().map(whole -> whole / 1024.0);
    Arbitrary<Double> tiny = Arbitraries.longs().between(-9, 9).map(n -> n * Double.MIN_VALUE);
    Arbitrary<Double> opposite = Arbitraries.of(1e20, -1e20, 0.1, -0.1, 0x1p-1022, -0x1p-1022);
    return Arbitraries.oneOf(anyBits, similar, tiny, opposite).list().ofMaxSize(12);
  }
}
