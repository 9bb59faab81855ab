package org.afterward.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapLogTest {

  @Test
  void the_fullest_heap_is_the_highest_before_a_collection() {
    List<String> log =
        List.of(
            "[0.003s][info][gc] Using Parallel",
            "[0.512s][info][gc] GC(0) Pause Young (Allocation Failure) 128M->9M(490M) 7.1ms",
            "[2.044s][info][gc] GC(1) Pause Full (Ergonomics) 811M->203M(1963M) 80.2ms",
            "[3.101s][info][gc] GC(2) Pause Young (Allocation Failure) 715M->204M(1963M) 3.9ms");

    assertThat(HeapLog.peakMegabytes(log)).isEqualTo(811);
  }

  @Test
  void a_run_without_a_collection_has_no_peak() {
    assertThat(HeapLog.peakMegabytes(List.of("[0.003s][info][gc] Using Parallel"))).isZero();
  }
}
