package org.afterward.transforms.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DelayCurveTest {

  private static final long HOUR = DelayCounts.STEP_MS;
  private static final int HOURS = 24;

  /** One exposure: what happened at an age, or that it was watched until then. */
  private record Seen(boolean happened, long ageMs) {}

  private static DelayCounts counts(int hours, List<Seen> seen) {
    DelayCounts counts = DelayCounts.over(hours);
    seen.forEach(one -> add(one, counts));
    return counts;
  }

  private static void add(Seen one, DelayCounts to) {
    if (one.happened()) {
      to.happenedAt(one.ageMs());
    } else {
      to.watchedUntil(one.ageMs());
    }
  }

  /**
   * The remission times of 21 patients under 6-MP of Freireich et al. (1963), the example of most
   * textbooks. The table says: S(6) 0.857, S(7) 0.807, S(10) 0.753, S(13) 0.690, S(16) 0.627, S(22)
   * 0.538, S(23) 0.448, with Greenwood's errors 0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282,
   * 0.1346. A time that ties with a loss of sight comes first there; so here what happens in week 6
   * is in the sixth step, and who is lost in week 6 was watched through it.
   */
  @Example
  void it_is_the_table_of_the_textbooks() {
    DelayCounts counts = DelayCounts.over(36);
    for (int week : new int[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
      counts.happenedAt((week - 1) * HOUR);
    }
    for (int week : new int[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
      counts.watchedUntil(week * HOUR);
    }
    DelayCurve curve = DelayCurve.of(counts);

    assertPoint(curve, 6, 21, 0.857, 0.0764);
    assertPoint(curve, 7, 17, 0.807, 0.0869);
    assertPoint(curve, 10, 15, 0.753, 0.0963);
    assertPoint(curve, 13, 12, 0.690, 0.1068);
    assertPoint(curve, 16, 11, 0.627, 0.1141);
    assertPoint(curve, 22, 7, 0.538, 0.1282);
    assertPoint(curve, 23, 6, 0.448, 0.1346);
    assertThat(curve.points()).hasSize(35);
    assertThat(curve.shareBy(100 * HOUR)).isCloseTo(1 - 0.448, within(5e-4));
  }

  private static void assertPoint(
      DelayCurve curve, int week, long atRisk, double without, double error) {
    DelayCurve.Point point = curve.points().get(week - 1);
    assertThat(point.ageHours()).isEqualTo(week);
    assertThat(point.atRisk()).isEqualTo(atRisk);
    assertThat(1 - point.share()).isCloseTo(without, within(5e-4));
    assertThat(point.standardError()).isCloseTo(error, within(5e-5));
  }

  @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void each_point_is_the_product_over_the_hours_before(@ForAll("exposures") List<Seen> exposures) {
    for (DelayCurve.Point point : DelayCurve.of(counts(HOURS, exposures)).points()) {
      double without = 1;
      for (int hour = 0; hour < point.ageHours(); hour++) {
        long from = hour * HOUR;
        long to = from + HOUR;
        long atRisk =
            exposures.stream().filter(e -> e.ageMs() >= (e.happened() ? from : to)).count();
        long happened =
            exposures.stream()
                .filter(e -> e.happened() && e.ageMs() >= from && e.ageMs() < to)
                .count();
        without *= 1 - (double) happened / atRisk;
      }
      assertThat(point.share()).isCloseTo(1 - without, within(1e-12));
    }
  }

  @Property(tries = 300, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void it_never_falls_and_is_never_no_number(@ForAll("exposures") List<Seen> exposures) {
    double before = 0;
    for (DelayCurve.Point point : DelayCurve.of(counts(HOURS, exposures)).points()) {
      assertThat(point.share()).isBetween(before, 1.0);
      assertThat(point.standardError()).isBetween(0.0, 1.0);
      assertThat(point.atLeast()).isBetween(0.0, point.share());
      assertThat(point.atMost()).isBetween(point.share(), 1.0);
      before = point.share();
    }
  }

  /** Without anybody lost from sight it is a share of all, and its error that of one. */
  @Property(tries = 100, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void where_all_were_watched_to_the_end_it_is_the_plain_share(
      @ForAll("exposures") List<Seen> exposures) {
    List<Seen> watched =
        exposures.stream().map(e -> e.happened() ? e : new Seen(false, HOURS * HOUR)).toList();
    for (DelayCurve.Point point : DelayCurve.of(counts(HOURS, watched)).points()) {
      double share =
          (double)
                  watched.stream()
                      .filter(e -> e.happened() && e.ageMs() < point.ageHours() * HOUR)
                      .count()
              / watched.size();
      assertThat(point.share()).isCloseTo(share, within(1e-12));
      assertThat(point.standardError())
          .isCloseTo(Math.sqrt(share * (1 - share) / watched.size()), within(1e-9));
    }
  }

  @Property(tries = 100, seed = "4", edgeCases = EdgeCasesMode.NONE)
  void parts_add_up_in_any_order(@ForAll("exposures") List<Seen> exposures, @ForAll long chance) {
    Random random = new Random(chance);
    List<Seen> shuffled = new ArrayList<>(exposures);
    Collections.shuffle(shuffled, random);
    DelayCounts one = DelayCounts.over(HOURS);
    DelayCounts other = DelayCounts.over(HOURS);
    shuffled.forEach(seen -> add(seen, random.nextBoolean() ? one : other));
    one.addAll(other);

    assertThat(DelayCurve.of(one)).isEqualTo(DelayCurve.of(counts(HOURS, exposures)));
  }

  @Example
  void of_nothing_nothing_is_known() {
    assertThat(DelayCurve.of(DelayCounts.over(HOURS)).points()).isEmpty();
    assertThat(DelayCurve.of(DelayCounts.over(HOURS)).shareBy(5 * HOUR)).isZero();
    assertThat(DelayCurve.of(counts(HOURS, List.of(new Seen(false, 10)))).points()).isEmpty();
  }

  @Example
  void what_happened_to_all_is_certain() {
    DelayCurve curve = DelayCurve.of(counts(HOURS, List.of(new Seen(true, 0))));

    assertThat(curve.points()).containsExactly(new DelayCurve.Point(1, 1, 1, 1, 0));
    assertThat(curve.shareBy(HOUR - 1)).isZero();
    assertThat(curve.shareBy(HOUR)).isOne();
  }

  @Example
  void what_cannot_be_is_refused() {
    DelayCounts counts = DelayCounts.over(HOURS);

    assertThatThrownBy(() -> DelayCounts.over(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> counts.happenedAt(HOURS * HOUR)).hasMessageContaining("86400000 ms");
    assertThatThrownBy(() -> counts.watchedUntil(-1)).hasMessageContaining("before the exposure");
    assertThatThrownBy(() -> counts.addAll(DelayCounts.over(1)))
        .hasMessage("Counts over 1 hours do not add up with those over 24");
  }

  @Provide
  Arbitrary<List<Seen>> exposures() {
    return Combinators.combine(
            Arbitraries.of(true, false), Arbitraries.longs().between(0, HOURS * HOUR - 1))
        .as(Seen::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(50);
  }
}
