package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardParts;
import org.afterward.coders.TimelineEntry;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.reward.Explanation.Credited;
import org.afterward.transforms.reward.Explanation.LeftOut;
import org.afterward.transforms.reward.Explanation.LeftOut.Reason;
import org.afterward.transforms.reward.Explanation.Presence;
import org.afterward.transforms.reward.Explanation.Repeated;
import org.junit.jupiter.api.Test;

class ExplainRewardTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long SHOWN = History.START;
  private static final long LONG_AFTERWARD = SHOWN + 100 * DAY;
  private static final long UNIT = 1_000_000;
  private static final RewardSettlement SETTLEMENT =
      RewardSettlement.under(RewardPolicy.standard());

  private final CaseFile file = new CaseFile("u");

  @Property(tries = 2000, seed = "11")
  void every_reward_is_explained_as_the_naive_reference_has_it(
      @ForAll("histories") History history, @ForAll long seed, @ForAll CreditPolicy credit) {
    ExplainReward explain = ExplainReward.under(RewardPolicy.standard()).withCredit(credit);
    Map<String, CaseFile> files = files(history.shuffled(seed));
    Map<String, RewardParts> explained = new HashMap<>();
    for (Exposure exposure : history.exposures()) {
      CaseFile ofUser = files.getOrDefault(exposure.userId(), file);
      explained.put(
          exposure.exposureId(),
          explain.explain(ofUser, exposure.exposureId(), LONG_AFTERWARD).parts());
    }
    Map<String, RewardParts> expected = new HashMap<>();
    for (Reward reward :
        ReferenceSettlement.settle(
            history.exposures(), history.events(), LONG_AFTERWARD, "any@policy", credit)) {
      expected.put(reward.exposure().exposureId(), reward.parts());
    }
    assertThat(explained).isEqualTo(expected);
  }

  @Property(tries = 500, seed = "12")
  void every_open_window_is_explained_as_the_naive_reference_estimates_it(
      @ForAll("histories") History history,
      @ForAll @LongRange(min = 1, max = 7 * DAY - 1) long age,
      @ForAll CreditPolicy credit) {
    ExplainReward explain = ExplainReward.under(RewardPolicy.standard()).withCredit(credit);
    Map<String, CaseFile> files = files(history);
    Map<String, RewardParts> explained = new HashMap<>();
    for (Exposure exposure : history.exposures()) {
      CaseFile ofUser = files.getOrDefault(exposure.userId(), file);
      String id = exposure.exposureId();
      explained.put(id, explain.explain(ofUser, id, exposure.at() + age).parts());
    }
    Map<String, RewardParts> expected = new HashMap<>();
    for (Reward estimate :
        ReferenceSettlement.estimate(
            history.exposures(), history.events(), "any@policy", credit, age, -1)) {
      expected.put(estimate.exposure().exposureId(), estimate.parts());
    }
    assertThat(explained).isEqualTo(expected);
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }

  @Test
  void spends_and_matches_are_listed_with_all_that_was_delivered_of_them() {
    exposure("x", SHOWN);
    Fact spend = new Fact(SHOWN + DAY, "s", FactKind.SPENT_ON_SUPER_LIKE, 3, "other", "x");
    Fact match = new Fact(SHOWN + 2 * DAY, "m", FactKind.WAS_MATCHED, 0, "other", "");
    file.add(match);
    file.add(spend);

    Explanation why = explain("x");

    assertThat(why.spends()).containsExactly(new Credited(spend, 3 * UNIT, 1, 3 * UNIT));
    assertThat(why.matches()).containsExactly(new Credited(match, UNIT, 1, 5 * UNIT));
    assertThat(why.parts().spend().totalMicros()).isEqualTo(3 * UNIT);
    assertThat(why.parts().matchMicros()).isEqualTo(5 * UNIT);
    assertThat(why.leftOut()).isEmpty();
  }

  @Test
  void a_share_says_how_many_share_and_what_it_is_worth() {
    exposure("v", SHOWN - 2);
    exposure("w", SHOWN - 1);
    exposure("x", SHOWN);
    Fact spend = fact(SHOWN + DAY, "s", FactKind.SPENT_ON_SUPER_LIKE);
    Fact match = fact(SHOWN + DAY, "t", FactKind.MATCHED);

    Explanation latest = by(CreditPolicy.LINEAR, "x");
    Explanation earlier = by(CreditPolicy.LINEAR, "w");

    assertThat(latest.spends()).containsExactly(new Credited(spend, 333_334, 3, 333_334));
    assertThat(latest.matches()).containsExactly(new Credited(match, 333_334, 3, 1_666_670));
    assertThat(earlier.spends()).containsExactly(new Credited(spend, 333_333, 3, 333_333));
    assertThat(earlier.matches()).containsExactly(new Credited(match, 333_333, 3, 1_666_665));
    assertThat(by(CreditPolicy.FULL, "w").spends())
        .containsExactly(new Credited(spend, UNIT, 3, UNIT));
  }

  @Test
  void what_another_exposure_got_names_it_and_what_nobody_got_says_so() {
    exposure("w", SHOWN - 1);
    exposure("x", SHOWN);
    Fact linked = new Fact(SHOWN + 1, "s", FactKind.SPENT_ON_SUPER_LIKE, 1, "", "w");
    Fact unknown = new Fact(SHOWN + 2, "t", FactKind.SPENT_ON_SUPER_LIKE, 1, "", "elsewhere");
    Fact match = fact(SHOWN + 3, "u", FactKind.WAS_MATCHED);
    file.add(linked);
    file.add(unknown);

    assertThat(by(CreditPolicy.LINKED, "x").leftOut())
        .containsExactly(
            new LeftOut(linked, Reason.CREDITED_ELSEWHERE, List.of("w")),
            new LeftOut(unknown, Reason.CREDITED_TO_NOBODY, List.of()),
            new LeftOut(match, Reason.CREDITED_TO_NOBODY, List.of()));
    assertThat(by(CreditPolicy.LAST, "w").leftOut())
        .containsExactly(
            new LeftOut(linked, Reason.CREDITED_ELSEWHERE, List.of("x")),
            new LeftOut(unknown, Reason.CREDITED_ELSEWHERE, List.of("x")),
            new LeftOut(match, Reason.CREDITED_ELSEWHERE, List.of("x")));
    assertThat(by(CreditPolicy.LAST, "w").parts().spend().totalMicros()).isZero();
  }

  @Test
  void what_has_a_value_and_did_not_count_has_a_reason() {
    exposure("x", SHOWN);
    Fact before = fact(SHOWN - 1, "a", FactKind.SPENT_ON_PROFILE_VIEW);
    Fact after = fact(SHOWN + 7 * DAY, "b", FactKind.MATCHED);
    Fact expired = fact(SHOWN + 1, "c", FactKind.REQUEST_EXPIRED);
    Fact paid = fact(SHOWN + 2, "d", FactKind.PAID);
    Fact shortRun = fact(SHOWN + 3, "e", FactKind.REQUEST_REJECTED);
    fact(SHOWN + 4, "f", FactKind.REQUEST_ACCEPTED);
    Fact first = fact(SHOWN + 5, "g", FactKind.REQUEST_REJECTED);
    Fact second = fact(SHOWN + 6, "h", FactKind.REQUEST_REJECTED);
    Fact end = fact(SHOWN + 7, "i", FactKind.WAS_MATCHED);
    fact(SHOWN - 2, "j", FactKind.LOGGED_IN);

    Explanation why = explain("x");

    assertThat(why.leftOut())
        .containsExactly(
            new LeftOut(before, Reason.BEFORE_WINDOW, List.of()),
            new LeftOut(expired, Reason.EXPIRED, List.of()),
            new LeftOut(paid, Reason.PAID, List.of()),
            new LeftOut(shortRun, Reason.NOT_IN_LONGEST_RUN, List.of()),
            new LeftOut(after, Reason.AFTER_WINDOW, List.of()));
    assertThat(why.rejections()).isEqualTo(new LongestRun(List.of(first, second), end));
  }

  @Test
  void being_there_is_shown_by_the_last_act_the_closing_and_the_next_act() {
    TimelineEntry shown = exposure("x", SHOWN);
    assertThat(explain("x").presence()).isEqualTo(new Presence(shown, null, null));

    TimelineEntry again = exposure("y", SHOWN + DAY);
    fact(SHOWN + 2 * DAY, "outcome", FactKind.REQUEST_REJECTED);
    Fact next = fact(SHOWN + 8 * DAY, "later", FactKind.VIEWED);
    fact(SHOWN + 9 * DAY, "still later", FactKind.VIEWED);
    Explanation absent = explain("x");
    assertThat(absent.presence()).isEqualTo(new Presence(again, null, next));
    assertThat(absent.parts().churnMicros()).isEqualTo(-20 * UNIT);

    Fact closing = fact(SHOWN + 6 * DAY, "bye", FactKind.CLOSED_ACCOUNT);
    Explanation closed = explain("x");
    assertThat(closed.presence()).isEqualTo(new Presence(closing, closing, next));
    assertThat(closed.parts().churnMicros()).isEqualTo(-20 * UNIT);
    assertThat(closed.parts().retentionMicros()).isZero();
  }

  @Test
  void acts_that_earn_nothing_are_counted() {
    exposure("x", SHOWN);
    fact(SHOWN, "a", FactKind.VIEWED);
    fact(SHOWN + 1, "b", FactKind.VIEWED);
    fact(SHOWN + 2, "c", FactKind.LOGGED_IN);
    fact(SHOWN + 3, "d", FactKind.SPENT_ON_SUPER_LIKE);
    fact(SHOWN + 7 * DAY, "e", FactKind.VIEWED);

    assertThat(explain("x").otherActs())
        .isEqualTo(Map.of(FactKind.VIEWED, 2, FactKind.LOGGED_IN, 1));
  }

  @Test
  void what_came_twice_names_the_copy_that_stays_and_those_that_differ() {
    TimelineEntry shown = exposure("x", SHOWN);
    exposure("x", SHOWN);
    Fact early = fact(SHOWN - 1, "moved", FactKind.SPENT_ON_SUPER_LIKE);
    Fact late = fact(SHOWN + 1, "moved", FactKind.SPENT_ON_SUPER_LIKE);
    Fact same = fact(SHOWN + 2, "same", FactKind.LIKED);
    fact(SHOWN + 2, "same", FactKind.LIKED);
    fact(SHOWN + 2, "same", FactKind.LIKED);
    fact(SHOWN - 5, "far away", FactKind.LIKED);
    fact(SHOWN - 5, "far away", FactKind.LIKED);

    Explanation why = explain("x");

    assertThat(why.repeated())
        .containsExactly(
            new Repeated(early, 2, List.of(late)),
            new Repeated(same, 3, List.of()),
            new Repeated(shown, 2, List.of()));
    assertThat(why.spends()).isEmpty();
  }

  @Test
  void refused_events_of_the_window_or_of_no_known_time_are_named() {
    exposure("x", SHOWN);
    Refusal inside = refusal(SHOWN + 1);
    refusal(SHOWN + 7 * DAY);
    Refusal timeless = refusal(Event.NO_TIME);

    assertThat(explain("x").refused()).containsExactly(inside, timeless);
  }

  @Test
  void an_open_window_is_explained_so_far_and_nobody_has_churned_by_absence_yet() {
    exposure("x", SHOWN);
    Fact spend = fact(SHOWN + 1, "s", FactKind.SPENT_ON_SUPER_LIKE);
    Fact notYet = fact(SHOWN + 2, "t", FactKind.SPENT_ON_SUPER_LIKE);

    Explanation soFar = explain(file, "x", SHOWN + 2);

    assertThat(soFar.window().isOver()).isFalse();
    assertThat(soFar.spends()).containsExactly(new Credited(spend, UNIT, 1, UNIT));
    assertThat(soFar.leftOut()).containsExactly(new LeftOut(notYet, Reason.NOT_YET, List.of()));
    assertThat(soFar.parts().totalMicros()).isEqualTo(UNIT);
    assertThat(explain("x").parts().totalMicros()).isEqualTo(2 * UNIT - 20 * UNIT);
  }

  @Test
  void an_exposure_after_all_that_is_complete_is_explained_too() {
    TimelineEntry shown = exposure("x", SHOWN);

    Explanation soFar = explain(file, "x", SHOWN - DAY);

    assertThat(soFar.presence()).isEqualTo(new Presence(shown, null, null));
    assertThat(soFar.parts().totalMicros()).isZero();
  }

  @Test
  void an_exposure_that_is_not_the_persons_cannot_be_explained() {
    exposure("x", SHOWN);
    assertThatThrownBy(() -> explain("y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("u has no valid exposure y");
  }

  private Explanation explain(String exposureId) {
    return explain(file, exposureId, LONG_AFTERWARD);
  }

  private static Explanation explain(CaseFile file, String exposureId, long completeUntil) {
    return ExplainReward.under(RewardPolicy.standard()).explain(file, exposureId, completeUntil);
  }

  private Explanation by(CreditPolicy credit, String exposureId) {
    return ExplainReward.under(RewardPolicy.standard())
        .withCredit(credit)
        .explain(file, exposureId, LONG_AFTERWARD);
  }

  private TimelineEntry exposure(String id, long at) {
    TimelineEntry entry = SETTLEMENT.remember(new OpenExposure(id, "u", at, 1));
    file.add(entry);
    return entry;
  }

  private Fact fact(long at, String id, FactKind kind) {
    boolean hasAmount = kind.spend() != null || kind == FactKind.PAID;
    Fact fact = new Fact(at, id, kind, hasAmount ? 1 : 0, "", "");
    file.add(fact);
    return fact;
  }

  private Refusal refusal(long at) {
    Rejection rejection =
        new Rejection(
            "VIEW", List.of(new BrokenRule("a_rule", "field", "is wrong")), RawRecord.of("{}"));
    Refusal refusal = new Refusal(new OwnRecord(EventType.REWARD_AGGREGATION, at), rejection);
    file.add(refusal);
    return refusal;
  }

  private static Map<String, CaseFile> files(History history) {
    Map<String, CaseFile> files = new TreeMap<>();
    for (Exposure exposure : history.exposures()) {
      files
          .computeIfAbsent(exposure.userId(), CaseFile::new)
          .add(SETTLEMENT.remember(OpenExposure.of(exposure)));
    }
    for (UserEvent event : history.events()) {
      FactsOf.event(
          event, (person, fact) -> files.computeIfAbsent(person, CaseFile::new).add(fact));
    }
    return files;
  }
}
