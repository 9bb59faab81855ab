package org.afterward.pipelines.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.transforms.simulation.Simulation;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationSettingsTest {

  @Test
  void a_simulation_is_what_the_options_say() {
    Simulation simulation =
        SimulationSettings.from(
            options("--seed=7", "--users=50", "--days=3", "--start=2025-02-28"));

    assertThat(simulation.seed()).isEqualTo(7);
    assertThat(simulation.users()).isEqualTo(50);
    assertThat(Instant.ofEpochMilli(simulation.start())).isEqualTo("2025-02-28T00:00:00Z");
    assertThat(Instant.ofEpochMilli(simulation.end())).isEqualTo("2025-03-03T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--users=9|--users=9: At least ten users are wanted",
        "--days=0|--days=0: At least one day is wanted",
        "--start=soon|--start is an ISO day such as 2024-01-15, not \"soon\"",
        "--exposuresPerUserDay=0|--exposuresPerUserDay=0.0: Exposures a day are in (0, 10000]",
        "--eventsPerExposure=1|--eventsPerExposure=1.0: Events per exposure are in [4, 10000]",
        "--heavyUsers=0.5|--heavyUsers=0.5 --heavyShare=0.0: Heavy users have more than their share",
        "--withoutPropensity=2|--withoutPropensity=2.0: A share is from 0 to 1",
        "--malformed=-1|--malformed=-1.0: A share is from 0 to 1, not -1.0",
        "--duplicates=NaN|--duplicates=NaN: A share is from 0 to 1, not NaN",
        "--late=0.99|--late=0.99 --outOfOrder=0.05: A share is from 0 to 1, not 1.04",
      })
  void a_value_that_cannot_be_is_named(String option, String line) {
    assertThatThrownBy(() -> SimulationSettings.from(options(option)))
        .isInstanceOf(UserMistake.class)
        .hasMessage(line);
  }

  private static SimulateOptions options(String... args) {
    return PipelineOptionsFactory.fromArgs(args).as(SimulateOptions.class);
  }
}
