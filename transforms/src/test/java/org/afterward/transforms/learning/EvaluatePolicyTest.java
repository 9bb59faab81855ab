package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.LoggedChoiceCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.testing.CombineFnTester;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.PCollection;
import org.hamcrest.CustomMatcher;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class EvaluatePolicyTest {

  private static final OffPolicySettings SETTINGS = OffPolicySettings.standard().withReplicates(20);

  private static List<LoggedChoice> choices() {
    Random random = new Random(11);
    return LoggedChoices.withBaseline(random, LoggedChoices.random(random, 150, true));
  }

  @Test
  void the_transform_says_what_the_pure_code_says(TestPipeline pipeline) {
    List<LoggedChoice> shuffled = new ArrayList<>(choices());
    Collections.shuffle(shuffled, new Random(12));

    PAssert.thatSingleton(
            pipeline
                .apply("Choices", Create.of(shuffled))
                .apply("Evaluate", EvaluatePolicy.with(SETTINGS).withShards(3).withMostPieces(5)))
        .isEqualTo(OffPolicyEvaluation.of(choices(), SETTINGS));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void of_no_choices_there_is_one_evaluation_too(TestPipeline pipeline) {
    PAssert.thatSingleton(
            pipeline
                .apply("Choices", Create.empty(LoggedChoiceCoder.of()))
                .apply("Evaluate", EvaluatePolicy.with(SETTINGS)))
        .isEqualTo(OffPolicyEvaluation.of(List.of(), SETTINGS));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void tallies_have_the_same_bytes_in_whatever_parts_they_were_made() throws CoderException {
    Coder<OffPolicyTallies> coder = new OffPolicyTalliesCoder(SETTINGS);
    List<OffPolicyTallies> parts = new ArrayList<>();
    OffPolicyTallies whole = new OffPolicyTallies(SETTINGS);
    for (LoggedChoice choice : choices().subList(0, 30)) {
      OffPolicyTallies part = new OffPolicyTallies(SETTINGS);
      OffPolicyPieces piece = new OffPolicyPieces();
      part.add(choice);
      piece.add(choice, SETTINGS);
      piece.tallyInto(part);
      parts.add(part);
      whole.add(part);
    }
    byte[] expected = CoderUtils.encodeToByteArray(coder, whole);

    CombineFnTester.testCombineFn(
        new OffPolicyMerging(SETTINGS),
        parts,
        new CustomMatcher<OffPolicyTallies>("the same bytes") {
          @Override
          public boolean matches(Object found) {
            try {
              byte[] bytes = CoderUtils.encodeToByteArray(coder, (OffPolicyTallies) found);
              OffPolicyTallies again = CoderUtils.decodeFromByteArray(coder, bytes);
              return Arrays.equals(bytes, expected)
                  && Arrays.equals(bytes, CoderUtils.encodeToByteArray(coder, again));
            } catch (CoderException e) {
              throw new AssertionError(e);
            }
          }
        });
  }

  @Test
  void pieces_come_back_from_their_bytes() throws CoderException {
    OffPolicyPieces pieces = new OffPolicyPieces();
    choices().forEach(choice -> pieces.add(choice, SETTINGS));
    byte[] bytes = CoderUtils.encodeToByteArray(OffPolicyPiecesCoder.of(), pieces);

    OffPolicyPieces again = CoderUtils.decodeFromByteArray(OffPolicyPiecesCoder.of(), bytes);

    assertThat(again.size()).isEqualTo(pieces.size()).isGreaterThan(100);
    assertThat(CoderUtils.encodeToByteArray(OffPolicyPiecesCoder.of(), again)).isEqualTo(bytes);
  }

  @Test
  void choices_in_windows_are_refused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    PCollection<LoggedChoice> windowed =
        pipeline
            .apply("Choices", Create.of(choices()))
            .apply("Window", Window.into(FixedWindows.of(Duration.standardDays(1))));
    assertThatThrownBy(() -> windowed.apply("Evaluate", EvaluatePolicy.with(SETTINGS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("EvaluatePolicy judges by choices that have an end");
  }
}
