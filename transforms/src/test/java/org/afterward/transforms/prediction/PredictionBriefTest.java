package org.afterward.transforms.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.OpenPrediction;
import org.junit.jupiter.api.Test;

class PredictionBriefTest {

  private static final OpenPrediction PREDICTION =
      new OpenPrediction("p1", 7, "모델", "v2.1", "usr_123", "usr_456", 0.65, Double.NaN, 45);

  /** State outlives a release. */
  private static final String FROZEN =
      "01"
          + "00077573725f343536"
          + "0006ebaaa8eb8db8"
          + "000476322e31"
          + "3fe4cccccccccccd"
          + "7ff8000000000000"
          + "4046800000000000";

  @Test
  void the_bytes_never_change() {
    byte[] frozen = HexFormat.of().parseHex(FROZEN);

    assertThat(PredictionBrief.of(PREDICTION)).isEqualTo(Bytes.wrap(frozen));
    assertThat(recalled(frozen)).isEqualTo(PREDICTION);
  }

  @Property(tries = 500, seed = "1")
  void a_prediction_is_recalled_as_it_was(
      @ForAll("texts") String to,
      @ForAll("texts") String model,
      @ForAll("texts") String version,
      @ForAll double probability,
      @ForAll double confidence) {
    OpenPrediction prediction =
        new OpenPrediction(
            "id", -3, model, version, "from", to, probability, confidence, Double.NaN);
    Decision decision = new Decision(-3, "id", PredictionBrief.of(prediction));

    assertThat(PredictionBrief.recall("from", decision)).isEqualTo(prediction);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().ascii().withChars("é예").ofMaxLength(300);
  }

  @Test
  void bytes_that_are_cut_off_anywhere_are_refused() {
    byte[] frozen = HexFormat.of().parseHex(FROZEN);
    for (int length = 0; length < frozen.length; length++) {
      byte[] beginning = Arrays.copyOf(frozen, length);
      assertThatThrownBy(() -> recalled(beginning))
          .as("%d of %d bytes", length, frozen.length)
          .hasMessage("The brief of prediction p1 is cut off");
    }
  }

  @Test
  void bytes_that_go_on_or_are_of_another_version_are_refused() {
    byte[] longer = Arrays.copyOf(HexFormat.of().parseHex(FROZEN), FROZEN.length() / 2 + 1);
    assertThatThrownBy(() -> recalled(longer))
        .hasMessage("The brief of prediction p1 goes on after its end");
    longer[0] = 9;
    assertThatThrownBy(() -> recalled(longer))
        .hasMessage("The brief of prediction p1 is of version 9");
  }

  @Test
  void a_name_beyond_all_measure_is_refused_at_once() {
    OpenPrediction prediction =
        new OpenPrediction("p1", 7, "x".repeat(65_536), "v", "from", "to", 0.5, 0.5, 1);
    assertThatThrownBy(() -> PredictionBrief.of(prediction))
        .hasMessage("A name of 65536 bytes cannot be remembered; no valid prediction has one");
  }

  private static OpenPrediction recalled(byte[] brief) {
    return PredictionBrief.recall("usr_123", new Decision(7, "p1", Bytes.wrap(brief)));
  }
}
