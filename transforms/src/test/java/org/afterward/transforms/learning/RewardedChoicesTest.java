package org.afterward.transforms.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.TrainingRow;
import org.junit.jupiter.api.Test;

class RewardedChoicesTest {

  private static final StrategyPolicy UNIFORM = UniformPolicy.among(List.of(1, 2, 3, 4), 1);
  private static final StrategyPolicy RULES = RulePolicyFile.standard(ContextLayout.standard());
  private static final RewardedChoices CHOICES = RewardedChoices.of(SomeRows.TERMS, UNIFORM);

  private static final double[] NEWCOMER = new double[ContextLayout.standard().length()];

  static {
    NEWCOMER[19] = 1;
  }

  private static TrainingRow row(double[] context, int revision) {
    return SomeRows.row(2, "exp_1", context, 30_500_000, revision);
  }

  @Test
  void a_row_is_a_choice_of_the_policy_and_of_what_it_is_compared_with() {
    LoggedChoice choice =
        CHOICES
            .comparedWith(RULES)
            .splitBy(ContextSplit.at(ContextLayout.standard(), "is_new_user", 0.5))
            .choice(row(NEWCOMER, 0));

    assertThat(choice.reward()).isEqualTo(30.5);
    assertThat(choice.propensity()).isEqualTo(0.2);
    assertThat(choice.targetProbability()).isEqualTo(0.25);
    assertThat(choice.baselineProbability()).isCloseTo(0.02, within(1e-12));
    assertThat(choice.hasModelValue()).isFalse();
    assertThat(choice.hasBaselineValue()).isFalse();
    assertThat(choice.segment()).isEqualTo("is_new_user >= 0.5");
  }

  @Test
  void without_a_comparison_or_a_split_there_is_none() {
    LoggedChoice choice = CHOICES.choice(row(NEWCOMER, 0));

    assertThat(choice.hasBaseline()).isFalse();
    assertThat(choice.segment()).isEmpty();
  }

  @Test
  void a_row_that_is_no_choice_to_judge_by_is_left_out_with_the_reason() {
    TrainingRow row = row(NEWCOMER, 0);
    double[] broken = NEWCOMER.clone();
    broken[3] = Double.NaN;

    assertThat(CHOICES.leavesOut(row)).isEmpty();
    assertThat(CHOICES.leavesOut(row(NEWCOMER, -1))).contains(LeavingOut.NOT_MATURE);
    assertThat(CHOICES.leavesOut(row(broken, 0))).contains(LeavingOut.NO_NUMBER);
    assertThat(CHOICES.leavesOut(row(new double[28], 0))).contains(LeavingOut.OTHER_LAYOUT);
    TrainingTerms later =
        TrainingTerms.of(
            ContextLayout.standard(),
            SomeRows.POLICY,
            CreditPolicy.LAST,
            SomeRows.UNTIL,
            Long.MAX_VALUE);
    assertThat(RewardedChoices.of(later, UNIFORM).leavesOut(row))
        .contains(LeavingOut.OUT_OF_WINDOW);
  }

  @Test
  void a_split_is_at_a_position_that_there_is() {
    ContextSplit split = ContextSplit.at(ContextLayout.standard(), "days_since_join", 30);
    double[] values = new double[27];
    values[4] = 29.5;

    assertThat(split.segmentOf(ContextVector.of("layout-1", values)))
        .isEqualTo("days_since_join < 30.0");
    values[4] = 30;
    assertThat(split.segmentOf(ContextVector.of("layout-1", values)))
        .isEqualTo("days_since_join >= 30.0");
    assertThatThrownBy(() -> ContextSplit.at(ContextLayout.standard(), "days", 30))
        .hasMessageStartingWith("layout layout-1 has no position days; it has attractiveness, ");
  }
}
