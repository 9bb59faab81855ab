package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.ValueFact;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.PlayedStream;
import org.afterward.transforms.waiting.Settlement;
import org.junit.jupiter.api.Test;

/** The ledger of a stream, without Beam, beside the rewards of the same stream. */
class StreamedLedgerTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long LONG_AFTERWARD = History.START + 400 * DAY;
  private static final RewardPolicy POLICY = RewardPolicy.standard();
  private static final List<CreditPolicy> CREDIT = List.of(CreditPolicy.values());
  private static final RewardSettlement REWARDS =
      RewardSettlement.under(POLICY).withCredit(CreditPolicy.values());

  private final LedgerSettlement ledger = new LedgerSettlement(new LedgerRule(POLICY, CREDIT));

  @Property(tries = 2000, seed = "30")
  void it_has_what_the_newest_rewards_have_and_is_that_of_a_batch(
      @ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    Patience patience =
        new Patience(DAY * random.nextInt(3), DAY * random.nextInt(9), List.of(), 1);
    Arrivals arrivals = withoutLateFacts(Arrivals.of(history.story(REWARDS), random), patience);

    List<Reward> rewards = play(REWARDS, patience, arrivals, random).settled();
    Map<List<Object>, LedgerDay> days = new HashMap<>();
    play(
            ledger,
            LedgerSettlement.patience(patience, ledger.horizonMs()),
            inverted(arrivals),
            random)
        .settled()
        .forEach(
            entry -> days.merge(List.of(entry.day(), entry.attribution()), entry, LedgerDay::plus));

    LedgerSweep batch = new LedgerSweep(POLICY, CREDIT);
    arrivals.timelines().forEach(batch::add);
    assertThat(days.values()).containsExactlyInAnyOrderElementsOf(batch.days());
    Map<CreditPolicy, Long> rewarded = new EnumMap<>(CreditPolicy.class);
    for (Reward reward : Revisions.of(rewards).newestAsIfInTime()) {
      long value = reward.parts().spend().totalMicros() + reward.parts().matchMicros();
      rewarded.merge(reward.attribution(), value, Long::sum);
    }
    Map<CreditPolicy, Long> credited = new EnumMap<>(CreditPolicy.class);
    days.values().forEach(d -> credited.merge(d.attribution(), d.creditedMicros(), Long::sum));
    CREDIT.forEach(
        credit ->
            assertThat(credited.getOrDefault(credit, 0L))
                .as(credit.wireName())
                .isEqualTo(rewarded.getOrDefault(credit, 0L)));
  }

  @Test
  void a_value_waits_until_no_reward_can_change_by_it() {
    Patience ofRewards = new Patience(DAY, 7 * DAY, List.of(DAY), DAY / 4);
    assertThat(LedgerSettlement.patience(ofRewards, 7 * DAY))
        .isEqualTo(new Patience(15 * DAY, 0, List.of(), DAY / 4));
  }

  /** With exposures in time, and without the events that are too late for some reward. */
  private static Arrivals withoutLateFacts(Arrivals arrivals, Patience patience) {
    Arrivals inTime = arrivals.withDecisionsInTime();
    Set<String> late =
        play(REWARDS, patience, inTime, new Random(1)).late().stream()
            .map(fact -> fact.fact().id())
            .collect(Collectors.toSet());
    return new Arrivals(
        inTime.steps().stream()
            .filter(
                step ->
                    !(step instanceof Arrivals.Arrival arrival
                        && late.contains(arrival.entry().id())))
            .toList());
  }

  /** The same stream with its values as decisions and its exposures as facts. */
  private Arrivals inverted(Arrivals arrivals) {
    List<Arrivals.Step> steps = new ArrayList<>();
    for (Arrivals.Step step : arrivals.steps()) {
      if (!(step instanceof Arrivals.Arrival arrival)) {
        steps.add(step);
        continue;
      }
      String person = arrival.person();
      if (arrival.entry() instanceof Decision shown) {
        OpenExposure exposure = REWARDS.recall(person, shown);
        steps.add(new Arrivals.Arrival(person, Fact.shown(exposure)));
      } else if (arrival.entry() instanceof Fact fact && CreditDivision.isCredited(fact.kind())) {
        steps.add(new Arrivals.Arrival(person, ledger.remember(new ValueFact(person, fact))));
      }
    }
    return new Arrivals(steps);
  }

  private static <D, O> PlayedStream<D, O> play(
      Settlement<D, O> settlement, Patience patience, Arrivals arrivals, Random random) {
    return new PlayedStream<>(
            settlement, patience, PlayedStream.USUAL_BYTES, LONG_AFTERWARD, random)
        .play(arrivals);
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }
}
