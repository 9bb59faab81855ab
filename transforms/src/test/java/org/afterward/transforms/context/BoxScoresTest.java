package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.Activity;
import org.afterward.coders.Box;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxScoresTest {

  private static final long NOW = 1_705_347_000_000L;
  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final double TINY = 1e-12;

  private static final Activity NOBODY = UserProfile.empty(ZoneOffset.UTC).activityAt(NOW);

  private final BoxScores scores = BoxScores.under(BoxPolicy.standard());

  @ParameterizedTest
  @CsvSource({
    "42, 8, 10, 0.6233333333333333",
    "0, 0, 7, 0",
    "3, 0, 0, 0.7",
    "0, 3, 0, 1",
    "0, 0, 0, 0"
  })
  void attractiveness_is_what_evaluations_are_worth_by_their_number(
      long likes, long superLikes, long passes, double raw) {
    assertThat(raw(Box.ATTRACTIVENESS, received(likes, superLikes, passes)))
        .isEqualTo(raw, within(TINY));
  }

  @ParameterizedTest
  @CsvSource({
    "12, 15, 0.375, 0.833, 0.6366",
    "16, 15, 1, 1, 1",
    "0, 0, NaN, NaN, 0",
    "1, 0, NaN, 0.5, 0.5",
    "0, 10, 0, 7, 0.2"
  })
  void engagement_is_logins_evaluations_and_the_profile(
      long loginDays, long days, double evaluationRate, double completeness, double raw) {
    assertThat(raw(Box.ENGAGEMENT, engaged(loginDays, days, evaluationRate, completeness)))
        .isEqualTo(raw, within(TINY));
  }

  @ParameterizedTest
  @CsvSource({"3, 5, 45, 0.6364285714285715", "0, 0, 100, 0", "7, 9, 0, 1", "0, 1, 250, 0.06"})
  void a_revenue_trigger_is_spending_days_rejections_and_an_empty_purse(
      long spendDays, long rejections, long balance, double raw) {
    assertThat(raw(Box.REVENUE_TRIGGER, triggered(spendDays, rejections, balance)))
        .isEqualTo(raw, within(TINY));
  }

  @ParameterizedTest
  @CsvSource({"85, 9, 0.615", "200, 10, 1", "1000, 0, 0.6", "0, 0, 0"})
  void spending_is_how_much_ever_and_how_often_lately(long total, long recent, double raw) {
    Activity spent =
        new Activity(
            0,
            new Activity.Spending(total, 0, false, recent, 0),
            NOBODY.contacts(),
            NOBODY.presence(),
            NOBODY.received());
    assertThat(raw(Box.SPENDING, spent)).isEqualTo(raw, within(TINY));
  }

  @Property(tries = 500, seed = "1")
  void every_score_is_within_0_and_1(
      @ForAll("activities") Activity activity, @ForAll("policies") BoxPolicy policy) {
    for (Box box : Box.ALL) {
      assertThat(BoxScores.under(policy).raw(box, activity)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void a_score_is_ranked_in_a_population_that_is_large_enough_and_else_stays_raw() {
    Activity liked = received(1, 0, 0);

    assertThat(scores.score(Box.ATTRACTIVENESS, liked, null)).isEqualTo(new Score(0.7, 0.7));
    assertThat(scores.score(Box.ATTRACTIVENESS, liked, population(49)))
        .isEqualTo(new Score(0.7, 0.7));
    assertThat(scores.score(Box.ATTRACTIVENESS, liked, population(50)))
        .isEqualTo(new Score(0.7, 0.71));
  }

  @Test
  void who_was_not_evaluated_has_the_score_that_the_policy_says() {
    BoxPolicy kind =
        BoxPolicyFile.read(
            "kind.yaml",
            "attractiveness: {when_unevaluated: 0.5}".getBytes(StandardCharsets.UTF_8));

    assertThat(BoxScores.under(kind).raw(Box.ATTRACTIVENESS, NOBODY)).isEqualTo(0.5);
  }

  @Test
  void the_population_are_those_who_were_there_lately_and_are_still() {
    assertThat(isOfPopulation(Box.SPENDING, NOW - 30 * DAY, false)).isTrue();
    assertThat(isOfPopulation(Box.SPENDING, NOW - 30 * DAY - 1, false)).isFalse();
    assertThat(isOfPopulation(Box.SPENDING, NOW - DAY, true)).isFalse();
    assertThat(isOfPopulation(Box.SPENDING, Event.NO_TIME, false)).isFalse();
  }

  @Test
  void of_attractiveness_only_those_who_were_evaluated() {
    assertThat(isOfPopulation(Box.ATTRACTIVENESS, NOW - DAY, false)).isFalse();
    Activity passed = received(0, 0, 1);
    Activity there =
        new Activity(
            1, passed.spending(), passed.contacts(), seen(NOW - DAY, false), passed.received());
    assertThat(scores.isOfPopulation(Box.ATTRACTIVENESS, there, NOW)).isTrue();
  }

  /** Scores of 0, 1/n, ... as a population. */
  private static PopulationRanks population(int n) {
    ScoreSketch sketch = ScoreSketch.empty();
    for (int i = 0; i < n; i++) {
      sketch.add((double) i / n);
    }
    return sketch.ranks();
  }

  private double raw(Box box, Activity activity) {
    return scores.raw(box, activity);
  }

  private boolean isOfPopulation(Box box, long lastOwnActionAt, boolean closed) {
    Activity activity =
        new Activity(
            1,
            NOBODY.spending(),
            NOBODY.contacts(),
            seen(lastOwnActionAt, closed),
            NOBODY.received());
    return scores.isOfPopulation(box, activity, NOW);
  }

  private static Activity.Presence seen(long lastOwnActionAt, boolean closed) {
    return new Activity.Presence(0, 0, Double.NaN, Double.NaN, lastOwnActionAt, closed);
  }

  private static Activity received(long likes, long superLikes, long passes) {
    return new Activity(
        0,
        NOBODY.spending(),
        NOBODY.contacts(),
        NOBODY.presence(),
        new Activity.Received(likes, superLikes, passes));
  }

  private static Activity engaged(
      long loginDays, long days, double evaluationRate, double completeness) {
    return new Activity(
        days,
        NOBODY.spending(),
        new Activity.Contacts(
            Double.NaN, Double.NaN, Double.NaN, evaluationRate, Double.NaN, 0, 0, 0, 0),
        new Activity.Presence(loginDays, 0, Double.NaN, completeness, Event.NO_TIME, false),
        NOBODY.received());
  }

  private static Activity triggered(long spendDays, long rejections, long balance) {
    return new Activity(
        0,
        new Activity.Spending(0, balance, false, 0, spendDays),
        new Activity.Contacts(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, rejections, 0),
        NOBODY.presence(),
        NOBODY.received());
  }

  @Provide
  Arbitrary<Activity> activities() {
    Arbitrary<Long> counts = Arbitraries.longs().between(0, 1_000_000);
    Arbitrary<Double> rates =
        Arbitraries.oneOf(Arbitraries.just(Double.NaN), Arbitraries.doubles().between(0, 1));
    return Combinators.combine(counts.list().ofSize(11), rates, rates)
        .as(
            (count, rate, completeness) ->
                new Activity(
                    count.get(0),
                    new Activity.Spending(
                        count.get(1), count.get(2), true, count.get(3), count.get(4) % 8),
                    new Activity.Contacts(
                        rate, rate, rate, rate, rate, count.get(5), 0, count.get(6), 0),
                    new Activity.Presence(count.get(7), 0, rate, completeness, NOW, false),
                    new Activity.Received(count.get(8), count.get(9), count.get(10))));
  }

  @Provide
  Arbitrary<BoxPolicy> policies() {
    Arbitrary<Double> weights = Arbitraries.doubles().between(0, 1);
    Arbitrary<Double> full = Arbitraries.doubles().between(0.5, 1000);
    return Combinators.combine(weights.list().ofSize(11), full.list().ofSize(4))
        .as(
            (w, f) -> {
              BoxPolicy standard = BoxPolicy.standard();
              double engagement = sum(w.get(3), w.get(4), w.get(5));
              double trigger = sum(w.get(6), w.get(7), w.get(8));
              double spending = sum(w.get(9), w.get(10));
              return new BoxPolicy(
                  "any",
                  new BoxPolicy.Attractiveness(w.get(0), w.get(1), w.get(2)),
                  new BoxPolicy.Engagement(
                      w.get(3) / engagement, w.get(4) / engagement, w.get(5) / engagement),
                  new BoxPolicy.RevenueTrigger(
                      w.get(6) / trigger,
                      w.get(7) / trigger,
                      f.get(0),
                      w.get(8) / trigger,
                      f.get(1)),
                  new BoxPolicy.Spending(
                      w.get(9) / spending, f.get(2), w.get(10) / spending, f.get(3)),
                  standard.population(),
                  standard.silenceMs(),
                  w.get(0));
            });
  }

  /** At least 1, so that what is divided by it stays a share. */
  private static double sum(double... weights) {
    return Math.max(1, DoubleStream.of(weights).sum());
  }
}
