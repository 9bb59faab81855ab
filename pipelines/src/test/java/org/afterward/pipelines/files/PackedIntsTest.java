package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

class PackedIntsTest {

  /** Numbers of so many bits: some alone, some many times over. */
  record Numbers(int width, List<Integer> values) {

    Numbers {
      values = List.copyOf(values);
    }
  }

  @Property(tries = 300, seed = "27")
  void what_parquet_packs_comes_out_whatever_the_pieces(
      @ForAll("numbers") Numbers numbers, @ForAll("pieces") int piece) throws IOException {
    byte[] packed = packed(numbers);

    PackedInts unpacking = new PackedInts(packed, 0, numbers.width());

    List<Integer> unpacked = new ArrayList<>();
    while (unpacked.size() < numbers.values().size()) {
      int[] some = new int[Math.min(piece, numbers.values().size() - unpacked.size())];
      unpacking.read(some, some.length);
      Arrays.stream(some).forEach(unpacked::add);
    }
    assertThat(unpacked).isEqualTo(numbers.values());
  }

  @Test
  void numbers_of_no_bits_are_all_zero() {
    int[] numbers = {7, 7, 7};

    new PackedInts(new byte[] {3 << 1}, 0, 0).read(numbers, numbers.length);

    assertThat(numbers).containsExactly(0, 0, 0);
  }

  @Test
  void the_end_of_the_last_group_may_be_left_out() {
    int[] numbers = new int[3];

    new PackedInts(new byte[] {1 << 1 | 1, 5, 6, 7}, 0, 8).read(numbers, numbers.length);

    assertThat(numbers).containsExactly(5, 6, 7);
  }

  @Test
  void bytes_that_end_too_early_are_an_error() {
    assertThatThrownBy(() -> new PackedInts(new byte[] {2 << 1}, 0, 8).read(new int[2], 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static byte[] packed(Numbers numbers) throws IOException {
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(
            numbers.width(), 64, 1 << 20, new HeapByteBufferAllocator())) {
      for (int value : numbers.values()) {
        encoder.writeInt(value);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      encoder.toBytes().writeAllTo(bytes);
      return bytes.toByteArray();
    }
  }

  @Provide
  Arbitrary<Integer> pieces() {
    return Arbitraries.integers().between(1, 200);
  }

  @Provide
  Arbitrary<Numbers> numbers() {
    return Arbitraries.integers().between(1, 24).flatMap(PackedIntsTest::ofWidth);
  }

  private static Arbitrary<Numbers> ofWidth(int width) {
    Arbitrary<Integer> values = Arbitraries.integers().between(0, (1 << width) - 1);
    Arbitrary<Integer> times = Arbitraries.of(1, 1, 1, 40);
    return values
        .flatMap(value -> times.map(count -> Collections.nCopies(count, value)))
        .list()
        .ofMaxSize(60)
        .map(runs -> new Numbers(width, runs.stream().flatMap(List::stream).toList()));
  }
}
