package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.Lineage;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardPart;
import org.afterward.coders.SpendType;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineBuilder;
import org.afterward.coders.TimelineEntry;
import org.afterward.transforms.intake.FactsOf;
import org.junit.jupiter.api.Test;

class LineageTracingTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long SHOWN = History.START;
  private static final RewardSettlement PLAIN =
      RewardSettlement.under(RewardPolicy.standard()).withCredit(CreditPolicy.values());
  private static final RewardSettlement TRACED = PLAIN.withLineage(2);

  private final List<TimelineEntry> story = new ArrayList<>();

  @Property(tries = 500, seed = "21")
  void every_part_that_is_not_zero_has_as_many_events_as_the_reward_counts(
      @ForAll("histories") History history) {
    for (Reward reward : settled(TRACED, history)) {
      Map<RewardPart, Integer> expected = new EnumMap<>(RewardPart.class);
      for (SpendType type : SpendType.ALL) {
        expected.put(RewardPart.spending(type), reward.parts().spend().count(type));
      }
      expected.put(RewardPart.RETENTION, reward.parts().retentionMicros() != 0 ? 1 : 0);
      expected.put(RewardPart.CHURN, reward.parts().churnMicros() != 0 ? 1 : 0);
      boolean frustrated = reward.parts().frustrationMicros() != 0;
      expected.put(
          RewardPart.FRUSTRATION, frustrated ? reward.evidence().longestRejectionRun() : 0);
      expected.values().removeIf(events -> events == 0);

      Map<RewardPart, Integer> traced = new EnumMap<>(RewardPart.class);
      reward.lineage().sources().forEach(source -> traced.put(source.part(), source.events()));
      boolean hasMatches = traced.remove(RewardPart.MATCH) != null;

      assertThat(traced).isEqualTo(expected);
      assertThat(hasMatches).isEqualTo(reward.parts().matchMicros() != 0);
    }
  }

  @Property(tries = 200, seed = "22")
  void the_lineage_changes_nothing_else_and_does_not_depend_on_order_and_repetition(
      @ForAll("histories") History history, @ForAll long seed) {
    List<Reward> traced = settled(TRACED, history);
    assertThat(traced.stream().map(reward -> reward.withLineage(Lineage.NONE)))
        .isEqualTo(settled(PLAIN, history));
    assertThat(settled(TRACED, history.shuffled(seed))).isEqualTo(traced);
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }

  @Test
  void a_part_names_its_largest_events_and_of_equal_ones_the_earliest() {
    exposure("x", SHOWN);
    spend("c", SHOWN + 1, 1);
    spend("b", SHOWN + 2, 5);
    spend("a", SHOWN + 3, 1);
    fact("d", SHOWN + 7 * DAY - 1, FactKind.LOGGED_IN);

    assertThat(lineage(CreditPolicy.FULL, "x"))
        .isEqualTo(
            new Lineage(
                List.of(
                    Lineage.Source.of(
                        RewardPart.SUPER_LIKE, List.of("c", "b", "a"), List.of("b", "c")),
                    Lineage.Source.of(RewardPart.RETENTION, List.of("d"), List.of("d")))));
  }

  @Test
  void only_what_the_exposure_got_something_of_counts() {
    exposure("w", SHOWN);
    spend("a", SHOWN + 1, 1);
    exposure("x", SHOWN + DAY);
    spend("b", SHOWN + 2 * DAY, 1);

    Lineage.Source churn = Lineage.Source.of(RewardPart.CHURN, List.of("b"), List.of("b"));
    assertThat(lineage(CreditPolicy.LAST, "w").sources())
        .containsExactly(Lineage.Source.of(RewardPart.SUPER_LIKE, List.of("a"), List.of("a")));
    assertThat(lineage(CreditPolicy.LAST, "x").sources())
        .containsExactly(
            Lineage.Source.of(RewardPart.SUPER_LIKE, List.of("b"), List.of("b")), churn);
    assertThat(lineage(CreditPolicy.LINKED, "x").sources()).containsExactly(churn);
  }

  @Test
  void a_closed_account_is_what_made_the_churn_and_a_run_the_frustration() {
    exposure("x", SHOWN);
    for (int i = 0; i < 4; i++) {
      fact("r" + i, SHOWN + i, FactKind.REQUEST_REJECTED);
    }
    fact("bye", SHOWN + DAY, FactKind.CLOSED_ACCOUNT);
    fact("late", SHOWN + 6 * DAY, FactKind.LOGGED_IN);

    assertThat(lineage(CreditPolicy.FULL, "x").sources())
        .containsExactly(
            Lineage.Source.of(RewardPart.CHURN, List.of("bye"), List.of("bye")),
            Lineage.Source.of(
                RewardPart.FRUSTRATION, List.of("r0", "r1", "r2", "r3"), List.of("r0", "r1")));
  }

  @Test
  void an_estimate_traces_what_it_has_seen_and_a_correction_what_it_knows_now() {
    exposure("x", SHOWN);
    spend("a", SHOWN + 1, 1);
    spend("b", SHOWN + 2 * DAY, 1);
    Timeline all = timeline();
    RewardSettlement traced = RewardSettlement.under(RewardPolicy.standard()).withLineage(1);
    Lineage.Source first = Lineage.Source.of(RewardPart.SUPER_LIKE, List.of("a"), List.of("a"));

    List<Reward> rewards = new ArrayList<>();
    traced.estimate(all, all.decisions(), DAY, -1, rewards::add);
    traced.settle(all, all.decisions(), rewards::add);
    Reward estimate = rewards.get(0);
    Reward settled = rewards.get(1);
    assertThat(estimate.lineage().sources()).containsExactly(first);
    assertThat(traced.revise(estimate, settled, 1, all.fact(1)).lineage())
        .isEqualTo(settled.lineage())
        .isNotEqualTo(estimate.lineage());
  }

  @Test
  void less_than_no_ids_cannot_be_named() {
    assertThatThrownBy(() -> PLAIN.withLineage(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("withLineage wants 0 ids or more, not -1");
  }

  private Lineage lineage(CreditPolicy credit, String exposureId) {
    return settled(TRACED, timeline()).stream()
        .filter(reward -> reward.attribution() == credit)
        .filter(reward -> reward.exposure().exposureId().equals(exposureId))
        .findFirst()
        .orElseThrow()
        .lineage();
  }

  private Timeline timeline() {
    TimelineBuilder builder = new TimelineBuilder("u");
    story.forEach(builder::add);
    return builder.build();
  }

  private static List<Reward> settled(RewardSettlement settlement, Timeline timeline) {
    List<Reward> rewards = new ArrayList<>();
    settlement.settle(timeline, timeline.decisions(), rewards::add);
    return rewards;
  }

  private static List<Reward> settled(RewardSettlement settlement, History history) {
    TimelineBuilder person = new TimelineBuilder("p0");
    for (Exposure exposure : history.exposures()) {
      if (exposure.userId().equals("p0")) {
        person.add(settlement.remember(OpenExposure.of(exposure)));
      }
    }
    history
        .events()
        .forEach(
            event ->
                FactsOf.event(
                    event,
                    (whose, fact) -> {
                      if (whose.equals("p0")) {
                        person.add(settlement.trim(fact));
                      }
                    }));
    return settled(settlement, person.build());
  }

  private void exposure(String id, long at) {
    story.add(PLAIN.remember(new OpenExposure(id, "u", at, 1)));
  }

  private void spend(String id, long at, long amount) {
    story.add(new Fact(at, id, FactKind.SPENT_ON_SUPER_LIKE, amount, "", ""));
  }

  private void fact(String id, long at, FactKind kind) {
    story.add(new Fact(at, id, kind, 0, "", ""));
  }
}
