package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Reward;
import org.afterward.coders.Timeline;
import org.junit.jupiter.api.Test;

class ReweighingTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  @Property(tries = 1000, seed = "9")
  void reweighed_rewards_are_those_that_settling_under_the_policy_gives(
      @ForAll("histories") History history,
      @ForAll("policies") RewardPolicy first,
      @ForAll("policies") RewardPolicy second) {
    Reweighing reweighing = new Reweighing(second);
    for (Timeline timeline : history.timelines(everyCredit(second))) {
      List<Reward> reweighed = new ArrayList<>();
      everyCredit(first)
          .settle(
              timeline, timeline.decisions(), reward -> reweighed.add(reweighing.reweigh(reward)));
      everyCredit(first)
          .estimate(
              timeline,
              timeline.decisions(),
              5 * DAY,
              -1,
              reward -> reweighed.add(reweighing.reweigh(reward)));
      List<Reward> settled = new ArrayList<>();
      everyCredit(second).settle(timeline, timeline.decisions(), settled::add);
      everyCredit(second).estimate(timeline, timeline.decisions(), 5 * DAY, -1, settled::add);
      assertThat(reweighed).isEqualTo(settled);
    }
  }

  @Test
  void the_delta_of_a_correction_is_not_known_under_another_policy() {
    RewardPolicy standard = RewardPolicy.standard();
    Reward corrected =
        RewardSettlement.under(standard)
            .revise(
                ARewardOf.matches(5_000_000),
                ARewardOf.matches(0),
                1,
                new Fact(1, "late", FactKind.VIEWED, 0, "", ""));
    assertThat(new Reweighing(standard).reweigh(corrected)).isEqualTo(corrected);
    Reward reweighed = new Reweighing(standard.named("other")).reweigh(corrected);
    assertThat(reweighed.deltaMicros()).isEqualTo(Reward.UNKNOWN_DELTA);
    assertThat(reweighed.causedBy()).isEqualTo("late");
  }

  @Test
  void a_policy_of_another_horizon_is_refused() {
    RewardPolicy standard = RewardPolicy.standard();
    RewardPolicy longer =
        new RewardPolicy(
            "patient",
            14 * DAY,
            standard.retention(),
            standard.matchMicros(),
            standard.churn(),
            standard.frustration(),
            standard.plausible());
    assertThatThrownBy(() -> new Reweighing(longer).reweigh(ARewardOf.matches(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The policy "
                + longer.reference()
                + " looks at 14.0 days, the reward of exp_1 under default@644b003ee49d at 7.0"
                + " days: only a policy of the same horizon can be applied to it");
  }

  private static RewardSettlement everyCredit(RewardPolicy policy) {
    return RewardSettlement.under(policy).withCredit(CreditPolicy.values());
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }

  /** Policies of seven days, with bonuses that cannot be divided by whole units too. */
  @Provide
  Arbitrary<RewardPolicy> policies() {
    Arbitrary<Long> amounts = Arbitraries.longs().between(0, 30_000_000);
    Arbitrary<Long> spans = Arbitraries.longs().between(0, 7 * DAY);
    return Combinators.combine(
            Combinators.combine(amounts, spans).as(RewardPolicy.Retention::new),
            Arbitraries.longs().between(-10_000_000, 10_000_000),
            Combinators.combine(amounts, spans).as(RewardPolicy.Churn::new),
            Combinators.combine(
                    Arbitraries.integers().between(1, 4),
                    Arbitraries.integers().between(0, 5),
                    amounts)
                .as(RewardPolicy.Frustration::new))
        .as(
            (retention, match, churn, frustration) ->
                new RewardPolicy(
                    "any",
                    7 * DAY,
                    retention,
                    match,
                    churn,
                    frustration,
                    RewardPolicy.standard().plausible()));
  }
}
