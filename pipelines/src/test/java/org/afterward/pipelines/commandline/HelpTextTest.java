package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTextTest {

  private static final String OF_THE_TOOL =
      """
      Finds out what a recommendation was worth.

      usage: ./afterward COMMAND [--profile=NAME] [--option=value ...]

        bake                      Bakes bread

        COMMAND --help            The options of a command
        --profile=NAME[/SET]      Where it runs: direct (the default), flink; SET
                                  names the profile's default options, or is a file of
                                  them that ends in .args
      """;

  private static final String OF_THE_JOB =
      """
      Bakes bread.

      usage: ./afterward bake --output=DIR [options]

        --output=DIR              The folder to write to (required)
        --breaksWith=TEXT         What is said when the oven breaks
        --flour=wheat|old-rye     What to bake them of (default: old-rye)
        --hours=N                 The hours in the oven (default: 1.5)
        --inOven                  Whether a pipeline bakes them
        --loaves=N                How many loaves to bake; they are all of one size,
                                  and a batch of more than the oven holds takes a
                                  second round (default: 2)
        --overwrite               Replace what this command once wrote to the folder;
                                  whatever else is there is left alone
        --verbose                 Log what the runner does, and print the whole stack
                                  trace of a failure

      Any option of Beam and of the runner can be given too.

        ./afterward bake --output=/tmp/bread
        ./afterward bake --output=/tmp/bread --flour=wheat
      """;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void the_tool_names_its_commands(String asked) {
    assertThat(Said.by(asked)).isEqualTo(Said.done(OF_THE_TOOL));
  }

  @Test
  void a_call_without_a_word_gets_the_help() {
    assertThat(Said.by()).isEqualTo(Said.done(OF_THE_TOOL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bake --help", "help bake", "--help bake", "bake -h --loaves=many"})
  void a_command_names_its_options(String asked) {
    assertThat(Said.by(asked.split(" ", -1))).isEqualTo(Said.done(OF_THE_JOB));
  }

  @Test
  void help_for_an_unknown_command_is_a_mistake() {
    assertThat(Said.by("help", "bakes"))
        .isEqualTo(Said.mistake("unknown command \"bakes\": did you mean bake?"));
  }
}
