package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Logged choices and what is made of them, as JSON. */
class EvaluationJsonTest {

  private static final LoggedChoice CHOICE = EvaluationSamples.LOGGED_CHOICE;

  private static ParsedChoice read(String line) throws UnreadableEventException {
    return LoggedChoiceJson.read(Bytes.utf8(line));
  }

  @Test
  void a_choice_is_one_line() throws UnreadableEventException {
    String line =
        "{\"reward\":31.5,\"propensity\":0.41,\"target_probability\":0.25,\"q_action\":28.75,"
            + "\"v_target\":29.5,\"user_id\":\"usr_123\",\"segment\":\"신규\"}";
    assertThat(LoggedChoiceJson.write(CHOICE)).isEqualTo(line);
    assertThat(read(line)).isEqualTo(new ParsedChoice(CHOICE, List.of()));
  }

  @Test
  void what_is_absent_or_null_is_empty_and_unknown_fields_are_passed_over()
      throws UnreadableEventException {
    String line = "{\"reward\":-1,\"more\":[{}],\"propensity\":null,\"target_probability\":0}";
    assertThat(read(line))
        .isEqualTo(new ParsedChoice(EvaluationSamples.EMPTY_LOGGED_CHOICE, List.of()));
  }

  @Test
  void a_user_may_be_a_number() throws UnreadableEventException {
    assertThat(read("{\"user_id\":17}").choice().userId()).isEqualTo("17");
  }

  @Test
  void every_field_of_a_wrong_type_is_named() throws UnreadableEventException {
    assertThat(read("{\"reward\":\"much\",\"propensity\":1e999,\"user_id\":[]}").misread())
        .containsExactly(
            new BrokenRule("wrong_type", "reward", "found \"much\", wanted a number"),
            new BrokenRule(
                "out_of_range",
                "propensity",
                "found 1e999, wanted a number that a double can hold"),
            new BrokenRule(
                "wrong_type", "user_id", "found an array, wanted a text, a number, true or false"));
  }

  @Test
  void what_is_no_object_is_refused() {
    assertThat(broken("[1]"))
        .isEqualTo(new BrokenRule("not_an_object", "", "it is no JSON object"));
    assertThat(broken("{\"reward\":")).extracting(BrokenRule::rule).isEqualTo("not_json");
    assertThat(broken("{} {}"))
        .isEqualTo(new BrokenRule("not_json", "", "something follows the object"));
  }

  private static BrokenRule broken(String line) {
    return catchThrowableOfType(UnreadableEventException.class, () -> read(line)).broken();
  }

  @Test
  void an_evaluation_comes_back_whole() {
    for (PolicyEvaluation evaluation :
        List.of(EvaluationSamples.EVALUATION, EvaluationSamples.EVALUATION_OF_NOTHING)) {
      assertThat(PolicyEvaluationJson.read(PolicyEvaluationJson.write(evaluation)))
          .isEqualTo(evaluation);
    }
  }

  @Test
  void an_estimate_tells_its_errors_and_intervals() {
    assertThat(PolicyEvaluationJson.write(EvaluationSamples.EVALUATION))
        .startsWith(
            "{\"policy\":\"thompson\",\"baseline_policy\":\"초기@5f0c\","
                + "\"estimates\":[{\"estimator\":\"ipw\",\"value\":30.5,\"std_error\":1.5,"
                + "\"std_error_iid\":1.25,\"std_error_ratio\":1.2,\"low\":27.56,\"high\":33.44,"
                + "\"bootstrap_low\":27.5,\"bootstrap_high\":33.25,"
                + "\"improvement\":{\"value\":2,\"std_error\":1.25,\"low\":-0.45,\"high\":4.45,"
                + "\"bootstrap_low\":-0.375,\"bootstrap_high\":4.5},"
                + "\"improvement_on_baseline\":{\"value\":3.5,\"std_error\":0.25,\"low\":3.01,"
                + "\"high\":3.99,\"bootstrap_low\":3,\"bootstrap_high\":4}},");
  }

  @Test
  void what_nobody_can_say_is_null() {
    assertThat(PolicyEvaluationJson.write(EvaluationSamples.EVALUATION_OF_NOTHING))
        .isEqualTo(
            "{\"estimates\":[],\"logged\":{\"estimator\":\"logged\",\"value\":null,"
                + "\"std_error\":null,\"std_error_iid\":null,\"std_error_ratio\":null,\"low\":null,"
                + "\"high\":null,\"bootstrap_low\":null,\"bootstrap_high\":null},"
                + "\"diagnostics\":{\"n\":0,\"users\":0,\"ess\":0,\"mean_weight\":null,"
                + "\"mean_weight_std_error\":null,\"max_weight\":null,\"without_propensity\":0,"
                + "\"without_propensity_share\":null,\"clipped\":0,\"clip_bias_bound\":null,"
                + "\"propensity_bins\":[]},\"warnings\":[],\"segments\":{},"
                + "\"settings\":{\"clip\":1,\"switch_at\":2,\"confidence\":0.5,\"replicates\":0,"
                + "\"seed\":-1}}");
  }

  @Test
  void a_verdict_tells_what_was_measured_and_by_how_much_it_is_out_of_bounds() {
    GateVerdict verdict =
        new GateVerdict(
            List.of(
                new GateCheck("ess", 62.5, 100, Double.POSITIVE_INFINITY),
                new GateCheck("mean_weight", 1.0625, 0.875, 1.125),
                new GateCheck("max_weight", Double.NaN, Double.NEGATIVE_INFINITY, 1000)));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.refusals())
        .extracting(GateCheck::check)
        .containsExactly("ess", "max_weight");
    assertThat(PolicyEvaluationJson.write(EvaluationSamples.EVALUATION_OF_NOTHING, verdict))
        .endsWith(
            ",\"gate\":{\"passed\":false,\"checks\":["
                + "{\"check\":\"ess\",\"passed\":false,\"measured\":62.5,\"at_least\":100,"
                + "\"by\":37.5},"
                + "{\"check\":\"mean_weight\",\"passed\":true,\"measured\":1.0625,"
                + "\"at_least\":0.875,\"at_most\":1.125,\"by\":0},"
                + "{\"check\":\"max_weight\",\"passed\":false,\"measured\":null,\"at_most\":1000,"
                + "\"by\":null}]}}");
  }

  @Test
  void an_evaluation_that_is_not_whole_is_refused_by_the_field() {
    String line =
        PolicyEvaluationJson.write(EvaluationSamples.EVALUATION).replace("\"ess\"", "\"x\"");
    PolicyEvaluation read = PolicyEvaluationJson.read(line);
    assertThat(read.overall().diagnostics().ess()).isNaN();
    assertThatThrownBy(() -> PolicyEvaluationJson.read(line.replace("\"users\"", "\"y\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("diagnostics.users is missing");
  }
}
