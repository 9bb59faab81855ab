package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.ValueFact;
import org.junit.jupiter.api.Test;

/** What becomes of values: the ledger without Beam. */
class LedgerTest {

  private static final RewardPolicy POLICY = RewardPolicy.standard();
  private static final List<CreditPolicy> CREDIT = List.of(CreditPolicy.values());
  private static final RewardSettlement REWARDS =
      RewardSettlement.under(POLICY).withCredit(CreditPolicy.values());

  private final LedgerSettlement settlement = new LedgerSettlement(new LedgerRule(POLICY, CREDIT));

  @Property(tries = 1000, seed = "10")
  void both_ways_of_keeping_it_agree_with_the_naive_reference(
      @ForAll("histories") History history) {
    List<LedgerDay> expected = new ArrayList<>();
    CREDIT.forEach(credit -> expected.addAll(ReferenceLedger.of(history, credit)));
    LedgerSweep sweep = new LedgerSweep(POLICY, CREDIT);
    Map<List<Object>, LedgerDay> awaited = new HashMap<>();
    for (Timeline timeline : history.timelines(REWARDS)) {
      sweep.add(timeline);
      Timeline inverted = inverted(timeline);
      settlement.settle(
          inverted,
          inverted.decisions(),
          entry ->
              awaited.merge(List.of(entry.day(), entry.attribution()), entry, LedgerDay::plus));
    }
    assertThat(sweep.days()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(awaited.values()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Property(tries = 1000, seed = "11")
  void what_is_credited_is_what_all_rewards_together_get(@ForAll("histories") History history) {
    Map<CreditPolicy, Long> rewarded = new EnumMap<>(CreditPolicy.class);
    LedgerSweep sweep = new LedgerSweep(POLICY, CREDIT);
    for (Timeline timeline : history.timelines(REWARDS)) {
      sweep.add(timeline);
      REWARDS.settle(
          timeline,
          timeline.decisions(),
          reward -> rewarded.merge(reward.attribution(), value(reward), Long::sum));
    }
    Map<CreditPolicy, Long> credited = new EnumMap<>(CreditPolicy.class);
    for (LedgerDay day : sweep.days()) {
      credited.merge(day.attribution(), day.creditedMicros(), Long::sum);
      if (day.attribution() != CreditPolicy.FULL) {
        assertThat(day.creditedMicros() + day.uncreditedMicros()).isEqualTo(day.seenMicros());
      }
    }
    CREDIT.forEach(
        credit ->
            assertThat(credited.getOrDefault(credit, 0L))
                .as(credit.wireName())
                .isEqualTo(rewarded.getOrDefault(credit, 0L)));
  }

  @Test
  void a_window_begins_just_after_those_that_have_closed_when_the_value_comes() {
    long horizon = POLICY.horizonMs();
    ValueFact value =
        new ValueFact(
            "u", new Fact(horizon, "s", FactKind.SPENT_ON_SUPER_LIKE, 2, "", "just-open"));
    assertThat(settlement.remember(value).at()).isEqualTo(1);
    assertThat(settlement.recall("u", settlement.remember(value))).isEqualTo(value);
    Timeline timeline =
        new TimelineBuilder("u")
            .add(Fact.shown(new OpenExposure("just-closed", "u", 0, 1)))
            .add(Fact.shown(new OpenExposure("just-open", "u", 1, 1)))
            .add(Fact.shown(new OpenExposure("just-shown", "u", horizon, 1)))
            .add(Fact.shown(new OpenExposure("not-yet", "u", horizon + 1, 1)))
            .add(settlement.remember(value))
            .build();
    List<LedgerDay> entries = new ArrayList<>();
    settlement.settle(timeline, timeline.decisions(), entries::add);
    assertThat(entries)
        .containsExactly(
            entry(CreditPolicy.FULL, 4_000_000),
            entry(CreditPolicy.LAST, 2_000_000),
            entry(CreditPolicy.FIRST, 2_000_000),
            entry(CreditPolicy.LINEAR, 2_000_000),
            entry(CreditPolicy.LINKED, 2_000_000));
    assertThat(entries.stream().map(LedgerDay::ratio)).containsExactly(2.0, 1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void a_correction_is_the_entry_that_makes_the_sum_right() {
    LedgerDay before = new LedgerDay(7, "p", CreditPolicy.FULL, 1, 2_000_000, 0, 2_000_000);
    LedgerDay after = new LedgerDay(7, "p", CreditPolicy.FULL, 1, 2_000_000, 2_000_000, 0);
    LedgerDay revised =
        settlement.revise(before, after, 1, Fact.shown(new OpenExposure("late", "u", 0, 1)));
    assertThat(revised)
        .isEqualTo(new LedgerDay(7, "p", CreditPolicy.FULL, 0, 0, 2_000_000, -2_000_000));
    assertThat(before.plus(revised)).isEqualTo(after);
  }

  private static LedgerDay entry(CreditPolicy credit, long credited) {
    return new LedgerDay(7, POLICY.reference(), credit, 1, 2_000_000, credited, 0);
  }

  private static long value(Reward reward) {
    return reward.parts().spend().totalMicros() + reward.parts().matchMicros();
  }

  /** The same story with its values as decisions and its exposures as facts. */
  private Timeline inverted(Timeline timeline) {
    TimelineBuilder inverted = new TimelineBuilder(timeline.person());
    for (Decision exposure : timeline.decisions()) {
      inverted.add(Fact.shown(REWARDS.recall(timeline.person(), exposure)));
    }
    for (Fact fact : timeline.facts()) {
      if (CreditDivision.isCredited(fact.kind())) {
        inverted.add(settlement.remember(new ValueFact(timeline.person(), fact)));
      }
    }
    return inverted.build();
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }
}
