package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Decision;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Serving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureBriefTest {

  private static final Serving SERVING =
      new Serving("ses_1", 0.41, ContextVector.of("layout-1", 0.75, 15, 1.0 / 3));

  /** These bytes are in every savepoint: they are read by every later release. */
  @ParameterizedTest
  @CsvSource({"0,0100", "2,0102", "15,010f", "255,01ff", "256,010100", "-1,01ffffffff"})
  void its_frozen_bytes_are_read_and_written(int strategyId, String frozen) {
    assertIsWrittenAs(exposure(strategyId, Serving.UNKNOWN), frozen);
  }

  @Test
  void the_frozen_bytes_with_a_serving_are_read_and_written() {
    assertIsWrittenAs(
        exposure(2, SERVING), "0201020118057365735f31a280020003e2d40378043fd5555555555555");
  }

  @Property(tries = 200)
  void every_number_comes_back(@ForAll int strategyId, @ForAll boolean served) {
    OpenExposure exposure = exposure(strategyId, served ? SERVING : Serving.UNKNOWN);

    assertThat(ExposureBrief.read("usr_1", decision(ExposureBrief.of(exposure))))
        .isEqualTo(exposure);
  }

  @Test
  void what_is_no_brief_is_refused() {
    assertRefused("", "An exposure's brief of version 1 has not 0 bytes");
    assertRefused("010000000007", "An exposure's brief of version 1 has not 6 bytes");
    assertRefused("0307", "An exposure's brief is of version 3");
    assertRefused("02", "An exposure's brief of version 2 has not 1 bytes");
    assertRefused("020407", "An exposure's brief of version 2 has not 3 bytes");
    assertThatThrownBy(() -> ExposureBrief.read("u", decision(bytes("020107"))))
        .hasMessageStartingWith("An exposure's brief is damaged: ");
  }

  private static void assertIsWrittenAs(OpenExposure exposure, String frozen) {
    assertThat(HexFormat.of().formatHex(ExposureBrief.of(exposure).array())).isEqualTo(frozen);
    assertThat(ExposureBrief.read("usr_1", decision(bytes(frozen)))).isEqualTo(exposure);
  }

  private static void assertRefused(String brief, String message) {
    assertThatThrownBy(() -> ExposureBrief.read("u", decision(bytes(brief)))).hasMessage(message);
  }

  private static OpenExposure exposure(int strategyId, Serving serving) {
    return new OpenExposure("exp_1", "usr_1", 1_705_347_000_000L, strategyId, serving);
  }

  private static Decision decision(Bytes brief) {
    return new Decision(1_705_347_000_000L, "exp_1", brief);
  }

  private static Bytes bytes(String hex) {
    return Bytes.wrap(HexFormat.of().parseHex(hex));
  }
}
