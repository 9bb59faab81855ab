package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumsTest {

  private static final int COUNT = 3;

  private static final int OFTEN = 1000;

  @Property(tries = 1000, seed = "20240203")
  void they_are_the_sums_of_numbers_added_one_by_one(
      @ForAll("numbers") List<Double> numbers, @ForAll @IntRange(min = 1, max = 5) int carryAfter) {
    assertThat(read(sums(numbers, carryAfter))).isEqualTo(oneByOne(numbers));
  }

  @Property(tries = 1000, seed = "20240204")
  void order_parts_and_carries_change_no_byte(
      @ForAll("numbers") List<Double> numbers,
      @ForAll @IntRange(min = 1, max = 5) int carryAfter,
      @ForAll long order)
      throws IOException {
    List<Integer> places = new ArrayList<>(IntStream.range(0, numbers.size()).boxed().toList());
    Collections.shuffle(places, new Random(order));
    ExactSums inParts = new ExactSums(COUNT, carryAfter);
    ExactSums part = new ExactSums(COUNT, carryAfter);
    for (int i : places) {
      part.add(i % COUNT, numbers.get(i));
      if (i % 2 == 0) {
        inParts.add(part);
        part = new ExactSums(COUNT, carryAfter);
      }
    }
    inParts.add(part);

    assertThat(bytes(inParts)).isEqualTo(bytes(sums(numbers, OFTEN)));
  }

  @Property(tries = 500, seed = "20240205")
  void they_come_back_from_their_bytes_and_go_on(@ForAll("numbers") List<Double> numbers)
      throws IOException {
    ExactSums sums = sums(numbers, OFTEN);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes(sums));

    ExactSums again = ExactSums.readFrom(in, COUNT);

    assertThat(in.available()).isZero();
    assertThat(bytes(again)).isEqualTo(bytes(sums));
    again.add(sums);
    sums.add(sums);
    assertThat(read(again)).isEqualTo(read(sums));
  }

  @Property(tries = 300, seed = "20240206")
  void a_few_can_be_added_to_some_of_many(
      @ForAll("numbers") List<Double> numbers, @ForAll @IntRange(min = 0, max = 2) int place) {
    ExactSums many = sums(numbers, OFTEN);
    ExactSums few = new ExactSums(1);
    numbers.forEach(number -> few.add(0, number));
    List<ExactSum> expected = oneByOne(numbers);
    expected.set(place, expected.get(place).plus(few.sum(0)));

    many.addFrom(place, few);

    assertThat(read(many)).isEqualTo(expected);
  }

  @Test
  void sums_of_nothing_are_small_and_zero() throws IOException {
    assertThat(read(new ExactSums(2))).containsExactly(ExactSum.ZERO, ExactSum.ZERO);
    assertThat(bytes(new ExactSums(2))).hasSize(8);
    ExactSums cancelled = sums(List.of(2.5, 1e300, -0.0, -2.5, -1e300), OFTEN);
    assertThat(bytes(cancelled)).isEqualTo(bytes(new ExactSums(COUNT)));
  }

  @Test
  void sums_beyond_all_doubles_can_come_back() {
    ExactSums sums = new ExactSums(1, 2);
    for (int i = 0; i < OFTEN; i++) {
      sums.add(0, -Double.MAX_VALUE);
    }
    assertThat(sums.sum(0).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    for (int i = 1; i < OFTEN; i++) {
      sums.add(0, Double.MAX_VALUE);
    }
    assertThat(sums.sum(0).value()).isEqualTo(-Double.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_finite_is_refused(double number) {
    assertThatThrownBy(() -> new ExactSums(1).add(0, number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only finite numbers can be added up, not " + number);
  }

  @Test
  void a_place_that_is_not_there_is_refused_and_other_sums_too() {
    assertThatThrownBy(() -> new ExactSums(2).add(2, 1.0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new ExactSums(2).sum(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new ExactSums(3).addFrom(2, new ExactSums(2)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new ExactSums(2).add(new ExactSums(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 sums cannot be added to 2");
  }

  private static ExactSums sums(List<Double> numbers, int carryAfter) {
    ExactSums sums = new ExactSums(COUNT, carryAfter);
    for (int i = 0; i < numbers.size(); i++) {
      sums.add(i % COUNT, numbers.get(i));
    }
    return sums;
  }

  private static List<ExactSum> oneByOne(List<Double> numbers) {
    List<ExactSum> sums = new ArrayList<>(Collections.nCopies(COUNT, ExactSum.ZERO));
    for (int i = 0; i < numbers.size(); i++) {
      sums.set(i % COUNT, sums.get(i % COUNT).plus(numbers.get(i)));
    }
    return sums;
  }

  private static List<ExactSum> read(ExactSums sums) {
    return IntStream.range(0, sums.count()).mapToObj(sums::sum).toList();
  }

  private static byte[] bytes(ExactSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** Of all sizes, of similar size, and such that cancel each other. */
  @Provide
  Arbitrary<List<Double>> numbers() {
    Arbitrary<Double> anyBits =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Double> similar = Arbitraries.integers().map(whole -> whole / 1024.0);
    Arbitrary<Double> tiny = Arbitraries.longs().between(-9, 9).map(n -> n * Double.MIN_VALUE);
    Arbitrary<Double> opposite = Arbitraries.of(1e20, -1e20, 0.1, -0.1, 0x1p-1022, -0x1p-1022);
    return Arbitraries.oneOf(similar, similar, opposite, tiny, anyBits).list().ofMaxSize(40);
  }
}
