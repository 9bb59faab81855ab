package org.afterward.pipelines.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.pipelines.sources.Contracts;
import org.afterward.transforms.reward.RewardPolicy;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;
import org.apache.beam.sdk.util.construction.PTransformTranslation;
import org.junit.jupiter.api.Test;

class StreamRewardsTest {

  @Test
  void a_stream_that_is_written_to_files_alone_has_no_step_that_runners_do_not_know() {
    RewardsOptions options =
        PipelineOptionsFactory.fromArgs(
                "--topics=events", "--bootstrapServers=nowhere:9092", "--output=out")
            .as(RewardsOptions.class);
    Pipeline pipeline = Pipeline.create(options);

    new StreamRewards(
            options,
            Contracts.of(options),
            new RewardTerms(RewardPolicy.standard(), List.of(CreditPolicy.FULL), 0, false))
        .build(pipeline);

    assertThat(unknownSteps(pipeline)).isEmpty();
  }

  /** What no runner can translate, such as a step that has nothing in it. */
  private static List<String> unknownSteps(Pipeline pipeline) {
    List<String> unknown = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(Node node) {
            if (PTransformTranslation.urnForTransformOrNull(node.getTransform()) == null) {
              unknown.add(node.getFullName());
            }
          }
        });
    return unknown;
  }
}
