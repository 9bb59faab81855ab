package org.afterward.pipelines.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void a_value_may_hold_an_equals_sign_and_be_empty() {
    assertThat(Arguments.parse(List.of("--where=a=b", "--empty=")))
        .isEqualTo(new Arguments(Map.of("where", List.of("a=b"), "empty", List.of(""))));
  }

  @Test
  void a_bare_name_is_switched_on() {
    assertThat(Arguments.parse(List.of("--verbose")))
        .isEqualTo(new Arguments(Map.of("verbose", List.of("true"))));
  }

  @Test
  void the_same_value_twice_is_one_value() {
    assertThat(Arguments.parse(List.of("--a=1", "--a=1")))
        .isEqualTo(new Arguments(Map.of("a", List.of("1"))));
  }

  @Test
  void two_dashes_alone_are_no_option() {
    assertThatThrownBy(() -> Arguments.parse(List.of("--")))
        .isInstanceOf(UserMistake.class)
        .hasMessage("\"--\" is not an option: options are written --name=value");
  }

  @Test
  void merging_takes_a_whole_option_from_one_side_only() {
    Arguments typed = Arguments.parse(List.of("--many=1", "--mine=2"));
    Arguments defaults = Arguments.parse(List.of("--many=7", "--many=8", "--theirs=9"));

    assertThat(typed.over(defaults))
        .isEqualTo(
            new Arguments(
                Map.of("many", List.of("1"), "mine", List.of("2"), "theirs", List.of("9"))));
  }
}
