package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.LoggedChoiceCoder;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.testing.CombineFnTester;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.util.CoderUtils;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class EvaluatePolicyTest {

  private static final OffPolicySettings SETTINGS = OffPolicySettings.standard().withReplicates(20);

  private static List<LoggedChoice> choices() {
    return LoggedChoices.random(new Random(11), 150, true);
  }

  @Test
  void the_transform_says_what_the_pure_code_says(TestPipeline pipeline) {
    List<LoggedChoice> shuffled = new ArrayList<>(choices());
    Collections.shuffle(shuffled, new Random(12));

    PAssert.thatSingleton(
            pipeline
                .apply("Choices", Create.of(shuffled))
                .apply("Evaluate", EvaluatePolicy.with(SETTINGS)))
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
  void tallies_have_the_same_bytes_in_whatever_parts_they_were_made()
      throws CannotProvideCoderException, CoderException {
    OffPolicyTallying<LoggedChoice> tallying = OffPolicyTallying.ofChoices(SETTINGS);
    Coder<OffPolicyTallies> coder =
        tallying.getAccumulatorCoder(CoderRegistry.createDefault(), LoggedChoiceCoder.of());
    OffPolicyTallies whole = new OffPolicyTallies(SETTINGS);
    choices().forEach(whole::add);
    byte[] expected = CoderUtils.encodeToByteArray(coder, whole);

    CombineFnTester.testCombineFn(
        tallying,
        choices(),
        new CustomMatcher<OffPolicyTallies>("the same bytes") {
          @Override
          public boolean matches(Object found) {
            try {
              byte[] bytes = CoderUtils.encodeToByteArray(coder, (OffPolicyTallies) found);
              OffPolicyTallies again = CoderUtils.decodeFromByteArray(coder, bytes);
              assertThat(CoderUtils.encodeToByteArray(coder, again)).isEqualTo(bytes);
              return Arrays.equals(bytes, expected);
            } catch (CoderException e) {
              throw new AssertionError(e);
            }
          }
        });
  }
}
