package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCoderTest {

  @Property(tries = 4000, seed = "20240115", edgeCases = EdgeCasesMode.NONE)
  <T> void what_is_written_is_read_again(@ForAll(supplier = AnySample.class) Sample<T> sample)
      throws IOException {
    T again = sample.decoded(sample.encoded());

    assertThat(again).isEqualTo(sample.value()).hasSameHashCodeAs(sample.value());
    assertThat(sample.with(again).encoded()).isEqualTo(sample.encoded());
  }

  @Property(tries = 1000, seed = "20240116", edgeCases = EdgeCasesMode.NONE)
  <T, S> void an_element_takes_its_own_bytes_from_a_stream_and_no_more(
      @ForAll(supplier = AnySample.class) Sample<T> first,
      @ForAll(supplier = AnySample.class) Sample<S> second)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    first.coder().encode(first.value(), out);
    second.coder().encode(second.value(), out);
    out.write(77);

    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    assertThat(first.coder().decode(in)).isEqualTo(first.value());
    assertThat(second.coder().decode(in)).isEqualTo(second.value());
    assertThat(in.readAllBytes()).containsExactly(77);
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void the_bytes_begin_with_the_version(Sample<T> sample) throws IOException {
    assertThat(sample.encoded()).startsWith(1);
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void bytes_can_be_the_key_of_a_grouping(Sample<T> sample) {
    assertThatCode(() -> sample.coder().verifyDeterministic()).doesNotThrowAnyException();
    assertThat(sample.coder().consistentWithEquals()).isTrue();
    assertThat(sample.coder().structuralValue(sample.value())).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  <T> void a_coder_that_travelled_to_a_worker_is_the_same_coder(Sample<T> sample)
      throws IOException {
    Sample<T> travelled =
        new Sample<>(sample.name(), SerializableUtils.clone(sample.coder()), sample.value());

    assertThat(travelled.coder()).isEqualTo(sample.coder()).hasSameHashCodeAs(sample.coder());
    assertThat(travelled.encoded()).isEqualTo(sample.encoded());
  }

  @ParameterizedTest
  @MethodSource("org.afterward.coders.Samples#all")
  @SuppressWarnings("NullAway") // That null is refused is the point.
  <T> void null_is_refused(Sample<T> sample) {
    assertThatThrownBy(() -> sample.coder().encode(null, new ByteArrayOutputStream()))
        .isInstanceOf(CoderException.class)
        .hasMessageStartingWith("null is no ");
  }

  @Test
  void the_order_in_which_context_fields_came_is_not_in_the_bytes() throws IOException {
    Map<String, Double> oneWay = new LinkedHashMap<>();
    oneWay.put("a", 1.0);
    oneWay.put("b", 2.0);
    Map<String, Double> otherWay = new LinkedHashMap<>();
    otherWay.put("b", 2.0);
    otherWay.put("a", 1.0);

    assertThat(exposureWith(oneWay).encoded()).isEqualTo(exposureWith(otherWay).encoded());
  }

  @Test
  void every_nan_has_the_same_bytes() throws IOException {
    double otherNaN = Double.longBitsToDouble(0x7ff8000000000abcL);

    assertThat(exposureWith(Map.of("a", otherNaN)).encoded())
        .isEqualTo(exposureWith(Map.of("a", Double.NaN)).encoded());
  }

  @Test
  void minus_zero_stays_minus_zero() throws IOException {
    Sample<Exposure> sample = exposureWith(Map.of("a", -0.0));

    assertThat(sample.decoded(sample.encoded()).contextFields()).isEqualTo(Map.of("a", -0.0));
    assertThat(sample.encoded()).isNotEqualTo(exposureWith(Map.of("a", 0.0)).encoded());
  }

  private static Sample<Exposure> exposureWith(Map<String, Double> contextFields) {
    Exposure exposure = Samples.EMPTY_EXPOSURE;
    return new Sample<>(
        "Exposure",
        ExposureCoder.of(),
        new Exposure(
            exposure.exposureId(),
            exposure.at(),
            exposure.userId(),
            exposure.sessionId(),
            exposure.strategyId(),
            exposure.strategyName(),
            exposure.mix(),
            exposure.expectedReward(),
            exposure.propensity(),
            exposure.context(),
            contextFields,
            exposure.profilesShown(),
            exposure.tab()));
  }
}
