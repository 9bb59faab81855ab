package org.afterward.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files give the same bytes under every profile: those that lie beside the sample. */
class FlinkSampleMonthTest {

  @Test
  void the_rewards_of_the_sample_are_those_that_lie_beside_it(@TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("out");
    String printed = SampleMonth.rewardsOfSample(output, "--profile=flink");
    SampleMonth.assertOutcomes(output);
    SampleMonth.assertRejections(output);
    assertThat(printed).isEqualTo(Files.readString(SampleMonth.expected().resolve("printed.txt")));
  }
}
