package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.afterward.coders.Box;
import org.afterward.coders.Bytes;
import org.afterward.coders.PopulationSketch;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class PopulationRanksTest {

  private static final double TINY = 1e-12;
  private static final int LARGE = 200_000;

  @Property(tries = 300, seed = "1")
  void in_a_small_population_the_rank_is_the_exact_middle_of_the_ties(
      @ForAll("scores") List<Double> scores, @ForAll @DoubleRange(min = 0, max = 1) double other) {
    PopulationRanks ranks = ranks(scores);

    assertThat(ranks.n()).isEqualTo(scores.size());
    for (double score : scores) {
      assertThat(ranks.rankOf(score)).isEqualTo(exactRank(scores, score), within(TINY));
    }
    assertThat(ranks.rankOf(other)).isEqualTo(exactRank(scores, other), within(TINY));
  }

  @Property(tries = 100, seed = "2")
  void in_whatever_order_and_parts_a_small_population_came_its_bytes_are_the_same(
      @ForAll("scores") List<Double> scores, @ForAll Random random) {
    List<Double> shuffled = new ArrayList<>(scores);
    Collections.shuffle(shuffled, random);
    int cut = random.nextInt(scores.size() + 1);
    ScoreSketch merged = sketch(shuffled.subList(cut, shuffled.size()));
    merged.merge(ScoreSketch.read(sketch(shuffled.subList(0, cut)).bytes()));

    assertThat(merged.bytes()).isEqualTo(sketch(scores).bytes());
  }

  @Test
  void where_all_are_alike_everybody_is_in_the_middle() {
    for (int n : new int[] {1, 50, ScoreSketch.EXACT_UP_TO, LARGE}) {
      PopulationRanks ranks = ranks(Collections.nCopies(n, 0.3));

      assertThat(ranks.rankOf(0.3)).isEqualTo(0.5);
      assertThat(ranks.rankOf(0.2)).isZero();
      assertThat(ranks.rankOf(0.4)).isEqualTo(1);
    }
  }

  @Test
  void a_population_is_kept_whole_up_to_its_bound() {
    List<Double> scores = drawn(ScoreSketch.EXACT_UP_TO, Random::nextDouble);

    PopulationRanks ranks = ranks(scores);
    for (double score : scores) {
      assertThat(ranks.rankOf(score)).isEqualTo(exactRank(scores, score), within(TINY));
    }
  }

  @Test
  void in_a_large_population_of_any_shape_ranks_are_within_the_stated_error() {
    List<ToDoubleFunction<Random>> shapes =
        List.of(
            Random::nextDouble,
            // Most have next to nothing, few have much.
            random -> Math.pow(random.nextDouble(), 8),
            // Nearly everybody has the same.
            random -> random.nextInt(10) > 0 ? 0.5 : random.nextDouble(),
            // A score of few values, as of few evaluations.
            random -> random.nextInt(11) / 10.0);
    for (ToDoubleFunction<Random> shape : shapes) {
      List<Double> scores = drawn(LARGE, shape);
      double[] sorted = scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      ScoreSketch merged = ScoreSketch.empty();
      for (int part = 0; part < 8; part++) {
        merged.merge(sketch(scores.subList(part * LARGE / 8, (part + 1) * LARGE / 8)));
      }
      for (PopulationRanks ranks : List.of(ranks(scores), merged.ranks())) {
        assertThat(ranks.n()).isEqualTo(LARGE);
        int outside = 0;
        for (int i = 0; i < 1000; i++) {
          double score = sorted[i * (LARGE / 1000)];
          double error = Math.abs(ranks.rankOf(score) - exactRank(sorted, score));
          // The error is stated for 99 of 100; nothing is ever far beside it.
          assertThat(error).isLessThan(2 * ScoreSketch.RANK_ERROR);
          outside += error > ScoreSketch.RANK_ERROR ? 1 : 0;
        }
        assertThat(outside).isLessThan(100);
      }
    }
  }

  @Test
  void the_stated_error_is_less_than_three_in_a_thousand() {
    assertThat(ScoreSketch.RANK_ERROR).isLessThan(0.003);
  }

  @Test
  void a_population_of_a_day_is_found_if_it_was_scored_under_the_policy() {
    BoxPolicy policy = BoxPolicy.standard();
    PopulationSketch sketch = population(policy.reference(), List.of(0.1, 0.2));
    Populations populations =
        Populations.of(
            policy,
            List.of(
                sketch,
                population("default@other", List.of(0.3)),
                new PopulationSketch(
                    19_737, Box.SPENDING, policy.reference(), 0, ScoreSketch.empty().bytes())));
    LocalDate date = LocalDate.of(2024, 1, 15);

    Populations travelled = SerializableUtils.clone(populations);
    assertThat(travelled.on(date, Box.ENGAGEMENT))
        .isNotNull()
        .satisfies(ranks -> assertThat(ranks.rankOf(0.2)).isEqualTo(0.75));
    assertThat(travelled.on(date, Box.SPENDING)).isNull();
    assertThat(travelled.on(date.plusDays(1), Box.ENGAGEMENT)).isNull();
    assertThat(Populations.none().on(date, Box.ENGAGEMENT)).isNull();
    assertThatThrownBy(() -> Populations.of(policy, List.of(sketch, sketch)))
        .hasMessage("There are two populations of engagement on 2024-01-15");
  }

  @Test
  void bytes_that_are_no_sketch_are_refused() {
    byte[] whole = sketch(List.of(0.1, 0.2, 0.3)).bytes().array();
    for (int length = 0; length < whole.length; length++) {
      Bytes beginning = Bytes.wrap(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ScoreSketch.read(beginning))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("These bytes are no sketch of scores");
    }
  }

  private static PopulationSketch population(String policy, List<Double> scores) {
    return new PopulationSketch(
        19_737, Box.ENGAGEMENT, policy, scores.size(), sketch(scores).bytes());
  }

  private static PopulationRanks ranks(List<Double> scores) {
    return PopulationRanks.in(population("", scores));
  }

  private static ScoreSketch sketch(List<Double> scores) {
    ScoreSketch sketch = ScoreSketch.empty();
    scores.forEach(sketch::add);
    return sketch;
  }

  private static double exactRank(List<Double> scores, double score) {
    long below = scores.stream().filter(s -> s < score).count();
    long notAbove = scores.stream().filter(s -> s <= score).count();
    return ((double) below / scores.size() + (double) notAbove / scores.size()) / 2;
  }

  private static double exactRank(double[] sorted, double score) {
    int below = 0;
    int high = sorted.length;
    while (below < high) {
      int middle = (below + high) / 2;
      if (sorted[middle] < score) {
        below = middle + 1;
      } else {
        high = middle;
      }
    }
    int notAbove = below;
    while (notAbove < sorted.length && sorted[notAbove] == score) {
      notAbove++;
    }
    return (below + notAbove) / 2.0 / sorted.length;
  }

  private static List<Double> drawn(int n, ToDoubleFunction<Random> shape) {
    Random random = new Random(n);
    List<Double> scores = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      scores.add(shape.applyAsDouble(random));
    }
    return scores;
  }

  /** A few, many of them alike. */
  @Provide
  Arbitrary<List<Double>> scores() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 10).map(tenths -> tenths / 10.0),
            Arbitraries.doubles().between(0, 1))
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }
}
