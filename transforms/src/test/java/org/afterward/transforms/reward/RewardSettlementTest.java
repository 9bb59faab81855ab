package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.transforms.waiting.WaitingRoom;
import org.junit.jupiter.api.Test;

class RewardSettlementTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final RewardPolicy POLICY = RewardPolicy.standard();

  private static final RewardSettlement EVERY_CREDIT =
      RewardSettlement.under(POLICY).withCredit(CreditPolicy.values());

  private static final List<FactKind> NO_MATTER_OF_REWARDS =
      List.of(
          FactKind.RECEIVED_LIKE,
          FactKind.RECEIVED_SUPER_LIKE,
          FactKind.RECEIVED_PASS,
          FactKind.RECEIVED_MESSAGE,
          FactKind.PREDICTED);

  private final RewardSettlement settlement = RewardSettlement.under(POLICY);

  @Property(tries = 5000)
  void the_waiting_room_agrees_with_the_naive_reference(
      @ForAll("histories") History history, @ForAll long seed) {
    long completeUntil = History.START + 12 * DAY;
    List<Reward> rewards = new ArrayList<>();
    List<Pending<OpenExposure>> pending = new ArrayList<>();
    for (Timeline timeline : history.shuffled(seed).timelines(settlement)) {
      WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, timeline);
      room.advanceTo(completeUntil, rewards::add);
      pending.addAll(room.waiting());
    }
    assertThat(rewards)
        .containsExactlyInAnyOrderElementsOf(
            ReferenceSettlement.settle(
                history.exposures(), history.events(), completeUntil, POLICY.reference()));
    assertThat(rewards.size() + pending.size()).isEqualTo(history.exposures().size());
  }

  /**
   * Settled a little at a time, as in streaming, with everything known from the start, it is the
   * same.
   */
  @Property(tries = 1000)
  void advancing_in_steps_settles_each_exposure_once_and_as_at_once(
      @ForAll("histories") History history) {
    long end = History.START + 20 * DAY;
    for (Timeline timeline : history.timelines(settlement)) {
      List<Reward> atOnce = new ArrayList<>();
      new WaitingRoom<>(settlement, timeline).advanceTo(end, atOnce::add);
      List<Reward> inSteps = new ArrayList<>();
      WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, timeline);
      for (long now = History.START; now <= end; now += DAY / 2) {
        room.advanceTo(now, inSteps::add);
      }
      assertThat(inSteps).isEqualTo(atOnce);
      assertThat(room.waiting()).isEmpty();
    }
  }

  @Property(tries = 2000, seed = "4")
  void each_credit_policy_agrees_with_the_naive_reference(
      @ForAll("histories") History history, @ForAll long seed) {
    long completeUntil = History.START + 12 * DAY;
    List<Reward> expected = new ArrayList<>();
    for (CreditPolicy credit : CreditPolicy.values()) {
      expected.addAll(
          ReferenceSettlement.settle(
              history.exposures(), history.events(), completeUntil, POLICY.reference(), credit));
    }
    List<Reward> rewards = new ArrayList<>();
    for (Timeline timeline : history.shuffled(seed).timelines(EVERY_CREDIT)) {
      new WaitingRoom<>(EVERY_CREDIT, timeline).advanceTo(completeUntil, rewards::add);
    }
    assertThat(rewards).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Property(tries = 1000, seed = "5")
  void what_is_due_alone_gets_the_same_as_with_all(@ForAll("histories") History history) {
    for (Timeline timeline : history.timelines(EVERY_CREDIT)) {
      List<Reward> atOnce = new ArrayList<>();
      EVERY_CREDIT.settle(timeline, timeline.decisions(), atOnce::add);
      List<Reward> oneByOne = new ArrayList<>();
      for (Decision decision : timeline.decisions()) {
        EVERY_CREDIT.settle(timeline, List.of(decision), oneByOne::add);
      }
      assertThat(oneByOne).isEqualTo(atOnce);
    }
  }

  @Property(tries = 1000, seed = "6")
  void an_estimate_agrees_with_the_naive_reference(
      @ForAll("histories") History history, @ForAll @IntRange(min = 1, max = 27) int sixHours) {
    long age = sixHours * DAY / 4;
    List<Reward> expected = new ArrayList<>();
    for (CreditPolicy credit : CreditPolicy.values()) {
      expected.addAll(
          ReferenceSettlement.estimate(
              history.exposures(), history.events(), POLICY.reference(), credit, age, -3));
    }
    List<Reward> estimates = new ArrayList<>();
    for (Timeline timeline : history.timelines(EVERY_CREDIT)) {
      EVERY_CREDIT.estimate(timeline, timeline.decisions(), age, -3, estimates::add);
    }
    assertThat(estimates).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** They say who the user was, and stand on timelines that are swept for both. */
  @Property(tries = 300, seed = "7")
  void what_was_received_and_predicted_changes_no_reward(@ForAll("histories") History history) {
    for (Timeline timeline : history.timelines(EVERY_CREDIT)) {
      TimelineBuilder more = new TimelineBuilder(timeline.person()).addAll(timeline);
      for (Fact fact : timeline.facts()) {
        for (FactKind kind : NO_MATTER_OF_REWARDS) {
          long amount = kind == FactKind.PREDICTED ? Double.doubleToLongBits(0.9) : 0;
          more.add(new Fact(fact.at() + 1, fact.id() + kind, kind, amount, "v", "e"));
        }
      }
      List<Reward> without = new ArrayList<>();
      EVERY_CREDIT.withLineage(2).settle(timeline, timeline.decisions(), without::add);
      List<Reward> with = new ArrayList<>();
      EVERY_CREDIT.withLineage(2).settle(more.build(), timeline.decisions(), with::add);
      assertThat(with).isEqualTo(without);
    }
  }

  @Test
  void credit_comes_in_the_order_of_the_codes_exposure_by_exposure() {
    Timeline timeline =
        new TimelineBuilder("u")
            .add(settlement.remember(new OpenExposure("a", "u", 0, 1)))
            .add(settlement.remember(new OpenExposure("b", "u", 1, 1)))
            .build();
    List<String> order = new ArrayList<>();
    RewardSettlement threefold =
        settlement.withCredit(
            CreditPolicy.LINKED, CreditPolicy.FULL, CreditPolicy.LAST, CreditPolicy.FULL);
    threefold.settle(
        timeline,
        timeline.decisions(),
        reward -> order.add(reward.exposure().exposureId() + " " + reward.attribution()));
    assertThat(order)
        .containsExactly("a FULL", "a LAST", "a LINKED", "b FULL", "b LAST", "b LINKED");
    assertThat(threefold.outcomesPerDecision()).isEqualTo(3);
  }

  @Test
  void only_full_credit_divides_nothing() {
    assertThat(settlement.dividesFacts()).isFalse();
    assertThat(settlement.outcomesPerDecision()).isEqualTo(1);
    assertThat(settlement.withCredit(CreditPolicy.LAST).dividesFacts()).isTrue();
    assertThat(EVERY_CREDIT.withCredit(CreditPolicy.FULL).dividesFacts()).isFalse();
    assertThatThrownBy(settlement::withCredit)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("withCredit wants at least one credit policy");
  }

  @Test
  void links_are_kept_where_linked_credit_asks_for_them() {
    Fact spend = new Fact(1, "s", FactKind.SPENT_ON_SUPER_LIKE, 1, "v", "x");
    Fact match = new Fact(1, "m", FactKind.WAS_MATCHED, 0, "v", "x");
    Fact view = new Fact(1, "v", FactKind.VIEWED, 0, "v", "x");
    assertThat(List.of(EVERY_CREDIT.trim(spend), EVERY_CREDIT.trim(match), EVERY_CREDIT.trim(view)))
        .containsExactly(
            new Fact(1, "s", FactKind.SPENT_ON_SUPER_LIKE, 1, "", "x"),
            new Fact(1, "m", FactKind.WAS_MATCHED, 0, "", "x"),
            new Fact(1, "v", FactKind.VIEWED, 0, "", ""));
    assertThat(settlement.withCredit(CreditPolicy.LAST, CreditPolicy.LINEAR).trim(spend))
        .isEqualTo(spend.withoutLinks());
  }

  @Test
  void a_correction_is_the_new_reward_with_the_difference_and_its_cause() {
    Reward before = ARewardOf.matches(7_000_000);
    Reward after = ARewardOf.matches(5_500_000);
    Fact cause = new Fact(1, "late", FactKind.MATCHED, 0, "", "");
    assertThat(settlement.revise(before, after, 2, cause))
        .isEqualTo(
            new Reward(
                after.exposure(),
                after.horizonMs(),
                after.parts(),
                after.evidence(),
                after.actions(),
                after.state(),
                after.policy(),
                after.attribution(),
                RewardStatus.CORRECTED,
                2,
                after.completeUntil(),
                -1_500_000,
                "late"));
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }
}
