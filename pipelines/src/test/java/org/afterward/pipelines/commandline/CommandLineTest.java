package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

  /** Its set "slow" asks for one thread, its set "local" for three and 4 loaves. */
  private static final Profile PROFILE = new Profile("tested", List.of("local", "slow"));

  @Test
  void a_job_gets_what_was_typed_and_the_defaults_of_what_was_not() {
    assertThat(Said.by("bake", "--output=there", "--flour=wheat", "--targetParallelism=5"))
        .isEqualTo(Said.done("2 of WHEAT to there, parallel 5\n"));
  }

  @Test
  void options_may_stand_before_the_command() {
    assertThat(Said.by("--output=there", "--targetParallelism=5", "bake", "--loaves=1"))
        .isEqualTo(Said.done("1 of OLD_RYE to there, parallel 5\n"));
  }

  @Test
  void the_first_set_of_a_profile_gives_the_defaults() {
    assertThat(Said.by(PROFILE, "bake", "--output=there"))
        .isEqualTo(Said.done("4 of OLD_RYE to there, parallel 3\n"));
  }

  @Test
  void what_is_typed_wins_over_the_profile() {
    assertThat(Said.by(PROFILE, "bake", "--loaves=9", "--output=there", "--profile=tested"))
        .isEqualTo(Said.done("9 of OLD_RYE to there, parallel 3\n"));
  }

  @Test
  void another_set_of_the_profile_can_be_asked_for() {
    assertThat(Said.by(PROFILE, "bake", "--output=there", "--profile=tested/slow"))
        .isEqualTo(Said.done("2 of OLD_RYE to there, parallel 1\n"));
  }

  @Test
  void an_unknown_set_is_answered_with_those_there_are() {
    assertThat(Said.by(PROFILE, "bake", "--output=there", "--profile=tested/fast"))
        .isEqualTo(Said.mistake("the profile tested has no options \"fast\", only local and slow"));
  }

  @Test
  void the_program_of_one_profile_cannot_be_another() {
    assertThat(Said.by(PROFILE, "bake", "--output=there", "--profile=other/slow"))
        .isEqualTo(Said.mistake("this is the program of the profile \"tested\", not of \"other\""));
  }

  @Test
  void a_profile_file_that_is_not_there_is_named() {
    assertThat(Said.by(PROFILE, "bake", "--output=there", "--profile=tested/none/there.args"))
        .isEqualTo(Said.mistake("--profile names the file none/there.args, which cannot be read"));
  }

  @Test
  void an_unknown_command_is_answered_with_the_nearest() {
    assertThat(Said.by("bkae", "--output=there"))
        .isEqualTo(Said.mistake("unknown command \"bkae\": did you mean bake?"));
  }

  @Test
  void a_command_like_no_other_is_answered_with_where_to_look() {
    assertThat(Said.by("swim"))
        .isEqualTo(Said.mistake("unknown command \"swim\"; ./afterward --help lists them"));
  }

  @Test
  void options_without_a_command_are_a_mistake() {
    assertThat(Said.by("--output=there"))
        .isEqualTo(Said.mistake("no command is given; ./afterward --help lists them"));
  }

  @Test
  void an_unknown_option_is_answered_with_the_nearest_of_the_job() {
    assertThat(Said.by("bake", "--output=there", "--loafs=3"))
        .isEqualTo(Said.mistake("unknown option --loafs: did you mean --loaves?"));
  }

  @Test
  void an_unknown_option_is_answered_with_the_nearest_of_the_runner() {
    assertThat(Said.by("bake", "--output=there", "--targetparalelism=3"))
        .isEqualTo(
            Said.mistake("unknown option --targetparalelism: did you mean --targetParallelism?"));
  }

  @Test
  void an_option_like_no_other_is_only_named() {
    assertThat(Said.by("bake", "--output=there", "--xylophone=3"))
        .isEqualTo(Said.mistake("unknown option --xylophone"));
  }

  @Test
  void a_missing_required_option_is_named() {
    assertThat(Said.by("bake", "--loaves=1"))
        .isEqualTo(Said.mistake("bake needs --output: ./afterward bake --help"));
  }

  @Test
  void an_empty_required_option_is_as_good_as_missing() {
    assertThat(Said.by("bake", "--output="))
        .isEqualTo(Said.mistake("bake needs --output: ./afterward bake --help"));
  }

  @Test
  void a_word_where_a_whole_number_belongs_is_named_with_its_option() {
    assertThat(Said.by("bake", "--output=there", "--loaves=many"))
        .isEqualTo(Said.mistake("--loaves is a whole number, not \"many\""));
  }

  @Test
  void a_fraction_where_a_whole_number_belongs_is_refused() {
    assertThat(Said.by("bake", "--output=there", "--loaves=2.5"))
        .isEqualTo(Said.mistake("--loaves is a whole number, not \"2.5\""));
  }

  @Test
  void a_word_where_a_number_belongs_is_refused() {
    assertThat(Said.by("bake", "--output=there", "--hours=long"))
        .isEqualTo(Said.mistake("--hours is a number, not \"long\""));
  }

  @Test
  void a_choice_that_is_none_is_answered_with_those_there_are() {
    assertThat(Said.by("bake", "--output=there", "--flour=spelt"))
        .isEqualTo(Said.mistake("--flour is wheat or old-rye, not \"spelt\""));
  }

  @Test
  void a_switch_is_true_or_false() {
    assertThat(Said.by("bake", "--output=there", "--overwrite=yes"))
        .isEqualTo(Said.mistake("--overwrite is true or false, not \"yes\""));
  }

  @Test
  void an_option_without_its_value_is_answered_with_what_it_takes() {
    assertThat(Said.by("bake", "--output=there", "--loaves"))
        .isEqualTo(Said.mistake("--loaves is a whole number, not \"true\""));
  }

  @Test
  void an_unknown_runner_is_refused() {
    assertThat(Said.by("bake", "--output=there", "--runner=OvenRunner"))
        .isEqualTo(
            Said.mistake("--runner is a runner of this profile, or a class, not \"OvenRunner\""));
  }

  @Test
  void a_word_that_is_no_option_is_refused() {
    assertThat(Said.by("bake", "--output=there", "-loaves=3"))
        .isEqualTo(
            Said.mistake("\"-loaves=3\" is not an option: options are written --name=value"));
  }

  @Test
  void a_value_that_stands_apart_is_put_in_its_place() {
    assertThat(Said.by("bake", "--output", "there"))
        .isEqualTo(Said.mistake("\"there\" is not an option: options are written --output=there"));
  }

  @Test
  void an_option_with_two_values_is_a_contradiction() {
    assertThat(Said.by("bake", "--output=there", "--loaves=3", "--loaves=2"))
        .isEqualTo(Said.mistake("--loaves is given twice, as 3 and as 2"));
  }

  @Test
  void an_option_said_twice_alike_is_said_once() {
    assertThat(Said.by(PROFILE, "bake", "--output=there", "--loaves=3", "--loaves=3"))
        .isEqualTo(Said.done("3 of OLD_RYE to there, parallel 3\n"));
  }

  @Test
  void an_option_that_takes_many_values_can_be_given_many_times() {
    assertThat(
            Said.by(PROFILE, "bake", "--output=there", "--filesToStage=a", "--filesToStage=b")
                .exitCode())
        .isZero();
  }

  @Test
  void a_failed_run_tells_its_causes_in_one_line() {
    assertThat(Said.by("bake", "--output=there", "--breaksWith=no gas left"))
        .isEqualTo(new Said(1, "", "afterward: the run failed: the oven broke: no gas left\n"));
  }

  @Test
  void a_failed_run_shows_its_trace_when_asked() {
    assertThat(Said.by("bake", "--output=there", "--breaksWith=no gas left", "--verbose").err())
        .startsWith(
            """
            afterward: the run failed: the oven broke: no gas left
            java.lang.IllegalStateException: the oven broke
            \tat org.afterward.pipelines.commandline.Bakery.run(""");
  }

  @Test
  void a_file_of_ones_own_can_give_the_defaults(@TempDir Path folder) throws IOException {
    Path own = folder.resolve("own.args");
    Files.writeString(own, "# Ours.\n--targetParallelism=7\n\n  --loaves=8\n");

    assertThat(Said.by(PROFILE, "bake", "--output=there", "--profile=tested/" + own))
        .isEqualTo(Said.done("8 of OLD_RYE to there, parallel 7\n"));
  }
}
