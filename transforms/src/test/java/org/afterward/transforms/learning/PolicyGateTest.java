package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.afterward.coders.GateCheck;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.WeightDiagnostics;
import org.junit.jupiter.api.Test;

class PolicyGateTest {

  private static final PolicyGate GATE = PolicyGate.standard();

  private static GateVerdict judge(double ess, double meanWeight, long without, double maxWeight) {
    return GATE.judge(
        new WeightDiagnostics(1000, without, 0, ess, meanWeight, 0, maxWeight, 0, 0, List.of()));
  }

  private static List<String> refused(GateVerdict verdict) {
    return verdict.refusals().stream().map(GateCheck::check).toList();
  }

  @Test
  void what_is_within_all_bounds_passes() {
    GateVerdict verdict = judge(400, 1.02, 10, 20);
    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.checks())
        .extracting(GateCheck::check)
        .containsExactly(
            "ess", "ess_share", "mean_weight", "without_propensity_share", "max_weight");
    assertThat(verdict.checks()).extracting(GateCheck::by).containsOnly(0.0);
  }

  @Test
  void a_bound_itself_passes() {
    assertThat(judge(100, 0.9, 0, 1000).passed()).isTrue();
  }

  @Test
  void each_condition_refuses_by_itself() {
    assertThat(refused(judge(99, 1, 0, 20))).containsExactly("ess");
    assertThat(refused(judge(400, 0.89, 0, 20))).containsExactly("mean_weight");
    assertThat(refused(judge(400, 1.11, 0, 20))).containsExactly("mean_weight");
    assertThat(refused(judge(400, 1, 53, 20))).containsExactly("without_propensity_share");
    assertThat(refused(judge(400, 1, 0, 1001))).containsExactly("max_weight");
    GateVerdict strict =
        new PolicyGate(0, 0.5, 1, 1, 1000)
            .judge(new WeightDiagnostics(1000, 0, 0, 499, 1, 0, 2, 0, 0, List.of()));
    assertThat(refused(strict)).containsExactly("ess_share");
  }

  @Test
  void a_refusal_says_what_was_measured_and_by_how_much_it_is_off() {
    GateCheck ess = judge(60, 1, 0, 20).refusals().get(0);
    assertThat(ess).isEqualTo(new GateCheck("ess", 60, 100, Double.POSITIVE_INFINITY));
    assertThat(ess.by()).isEqualTo(40);
    assertThat(judge(400, 1.25, 0, 20).refusals().get(0).by()).isEqualTo(1.25 - 1.1);
  }

  @Test
  void what_could_not_be_measured_does_not_pass() {
    double none = Double.NaN;
    assertThat(
            refused(
                GATE.judge(
                    new WeightDiagnostics(0, 0, 0, 0, none, none, none, 0, none, List.of()))))
        .containsExactly(
            "ess", "ess_share", "mean_weight", "without_propensity_share", "max_weight");
  }

  @Test
  void a_threshold_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> new PolicyGate(100, 1.5, 0.1, 0.05, 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leastEssShare is 1.5; right would be from 0 to 1");
  }
}
