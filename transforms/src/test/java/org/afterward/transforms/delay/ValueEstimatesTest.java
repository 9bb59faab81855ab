package org.afterward.transforms.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.afterward.coders.ExposureValue;
import org.afterward.coders.ExposureValue.Step;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Standing;
import org.afterward.transforms.delay.ImmatureSums.Cell;
import org.assertj.core.data.Offset;

/** Against what anybody would write down who does not care for time and order. */
class ValueEstimatesTest {

  private static final int HOURS = 12;
  private static final int NEVER = ExposureValue.NEVER;
  private static final long UNIT = 1_000_000;
  private static final Offset<Double> CLOSE = within(1e-9);

  private static List<ExposureValue> some(long seed) {
    Random random = new Random(seed);
    List<ExposureValue> values = new ArrayList<>();
    int exposures = 1 + random.nextInt(80);
    for (int i = 0; i < exposures; i++) {
      values.add(one(i, random));
    }
    return values;
  }

  private static ExposureValue one(int number, Random random) {
    int watched = random.nextInt(3) == 0 ? random.nextInt(HOURS) : HOURS;
    List<Step> steps = new ArrayList<>();
    for (int hour = 0; hour < watched; hour++) {
      if (random.nextInt(4) == 0) {
        steps.add(new Step(hour, (1 + random.nextInt(20)) * UNIT / 4));
      }
    }
    return new ExposureValue(
        new OpenExposure("e" + number, "u" + random.nextInt(30), 0, 2),
        HOURS,
        watched,
        steps,
        age(random, watched),
        age(random, watched),
        random.nextInt(5) == 0 ? age(random, watched) : NEVER,
        watched == HOURS ? (random.nextInt(30) - 20) * UNIT : 0);
  }

  private static int age(Random random, int watched) {
    return watched == 0 || random.nextInt(3) == 0 ? NEVER : 1 + random.nextInt(watched);
  }

  private static ValueSums sums(List<ExposureValue> values) {
    ValueSums sums = ValueSums.over(HOURS);
    values.forEach(sums::add);
    return sums;
  }

  private static double further(ExposureValue value, int age) {
    return credited(value, age, HOURS) + (double) value.endMicros() / UNIT;
  }

  private static double credited(ExposureValue value, int from, int to) {
    return value.steps().stream()
            .filter(step -> step.hour() >= from && step.hour() < to)
            .mapToDouble(Step::micros)
            .sum()
        / UNIT;
  }

  private static double mean(List<ExposureValue> values, ToDoubleFunction<ExposureValue> number) {
    return values.stream().mapToDouble(number).average().orElse(Double.NaN);
  }

  private static double creditedBy(List<ExposureValue> values, int age) {
    double credited = 0;
    for (int hour = 0; hour < age; hour++) {
      int at = hour;
      credited +=
          mean(
              values.stream().filter(value -> value.watchedHours() > at).toList(),
              value -> credited(value, at, at + 1));
    }
    return credited;
  }

  @Property(tries = 200, seed = "21")
  void what_is_credited_by_an_age_is_the_means_of_those_watched_added_up(@ForAll long seed) {
    List<ExposureValue> values = some(seed);
    ValueEstimates estimates = ValueEstimates.ofAll(sums(values));
    for (int age = 0; age <= HOURS; age++) {
      double expected = creditedBy(values, age);
      if (Double.isNaN(expected)) {
        assertThat(estimates.credited(age)).isNaN();
      } else {
        assertThat(estimates.credited(age)).isCloseTo(expected, CLOSE);
      }
    }
  }

  @Property(tries = 200, seed = "22")
  void what_is_still_to_come_is_what_came_to_those_who_stood_so(@ForAll long seed) {
    List<ExposureValue> values = some(seed);
    ValueEstimates estimates = ValueEstimates.ofAll(sums(values));
    List<ExposureValue> mature = values.stream().filter(ExposureValue::isMature).toList();
    for (int i = 0; i < HOURS; i++) {
      int age = i;
      double ofMature = mean(mature, value -> credited(value, age, HOURS));
      double scale =
          ofMature == 0 ? 1 : (creditedBy(values, HOURS) - creditedBy(values, age)) / ofMature;
      for (Standing standing : Standing.values()) {
        List<ExposureValue> same =
            mature.stream().filter(value -> value.standingAt(age) == standing).toList();
        assertThat(estimates.mature(age, standing)).isEqualTo(same.size());
        assertThat(estimates.knows(age, standing)).isEqualTo(same.size() >= 10);
        if (!same.isEmpty()) {
          double expected =
              scale * mean(same, value -> credited(value, age, HOURS))
                  + mean(same, value -> (double) value.endMicros() / UNIT);
          assertThat(estimates.further(age, standing)).isCloseTo(expected, CLOSE);
          double squares = mean(same, value -> Math.pow(further(value, age) - expected, 2));
          assertThat(estimates.deviation(age, standing))
              .isCloseTo(Math.sqrt(squares), within(1e-6));
        }
      }
    }
  }

  /**
   * The standings only divide what is to come: over all of them it is the mean by age, and the end.
   */
  @Property(tries = 200, seed = "23")
  void over_all_standings_it_is_the_mean_by_age(@ForAll long seed) {
    List<ExposureValue> values = some(seed);
    ValueEstimates estimates = ValueEstimates.ofAll(sums(values));
    List<ExposureValue> mature = values.stream().filter(ExposureValue::isMature).toList();
    for (int i = 0; i < HOURS && !mature.isEmpty(); i++) {
      int age = i;
      if (mean(mature, value -> credited(value, age, HOURS)) > 0) {
        assertThat(estimates.further(age, null))
            .isCloseTo(
                estimates.credited(HOURS)
                    - estimates.credited(age)
                    + mean(mature, value -> (double) value.endMicros() / UNIT),
                CLOSE);
      }
    }
  }

  @Property(tries = 100, seed = "24")
  void parts_add_up_in_any_order_to_the_same_bytes(@ForAll long seed) throws IOException {
    List<ExposureValue> values = some(seed);
    Random random = new Random(seed + 1);
    List<ExposureValue> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    ValueSums one = ValueSums.over(HOURS);
    ValueSums other = ValueSums.over(HOURS);
    shuffled.forEach(value -> (random.nextBoolean() ? one : other).add(value));
    ValueSums read =
        ValueSums.readFrom(new DataInputStream(new ByteArrayInputStream(bytes(other))));
    read.addAll(one);

    assertThat(bytes(read)).isEqualTo(bytes(sums(values)));
    assertThat(Outlooks.of(2, "p", read)).isEqualTo(Outlooks.of(2, "p", sums(values)));
  }

  private static byte[] bytes(ValueSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /**
   * Three groups of people whose means are 4, 8 and 12, as many of each. With one left out they are
   * 10, 8 and 6, so 2, 0 and 2 off the mean of all: (3 - 1) / 3 x (2² + 2²) = 16 / 3.
   */
  @Example
  void an_error_is_how_much_a_group_of_people_changes() {
    ValueSums sums = ValueSums.over(1);
    List<String> users = ofGroups(3);
    for (int i = 0; i < 10; i++) {
      sums.add(spent(users.get(0), 4 * UNIT));
      sums.add(spent(users.get(1), 8 * UNIT));
      sums.add(spent(users.get(2), 12 * UNIT));
    }
    GroupErrors errors = GroupErrors.of(sums);

    assertThat(errors.of(estimates -> estimates.credited(1))).isCloseTo(Math.sqrt(16 / 3.0), CLOSE);
    assertThat(errors.reach()).isCloseTo(4.302653, within(1e-6));
  }

  @Example
  void of_one_group_no_error_is_known() {
    ValueSums sums = ValueSums.over(1);
    sums.add(spent("ada", UNIT));

    assertThat(GroupErrors.of(sums).of(estimates -> estimates.credited(1))).isNaN();
    assertThat(GroupErrors.of(sums).reach()).isNaN();
  }

  @Example
  void a_mean_of_projected_rewards_is_off_by_the_past_and_by_chance() {
    ValueSums past = ValueSums.over(1);
    List<String> users = ofGroups(2);
    for (int i = 0; i < 10; i++) {
      past.add(spent(users.get(0), 4 * UNIT));
      past.add(spent(users.get(1), 8 * UNIT));
    }
    ImmatureSums immature = new ImmatureSums();
    immature.add(new Cell(0, Standing.AWAY), 5);
    // One person's five exposures, of deviation 2 each: (5 x 2)².
    var mean = MeanProjection.of(2, past, immature, 100);

    assertThat(mean.mature().mean()).isCloseTo(6, CLOSE);
    assertThat(mean.immature().mean()).isCloseTo(6, CLOSE);
    assertThat(mean.immature().high() - mean.immature().mean())
        .isCloseTo(12.706205 * Math.sqrt(2 * 2 + 2 * 2), within(1e-6));
  }

  @Example
  void other_hours_do_not_add_up() {
    assertThatThrownBy(() -> ValueSums.over(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> ValueSums.over(1).addAll(ValueSums.over(2)))
        .hasMessage("Sums over 2 hours do not add up with those over 1");
    assertThatThrownBy(() -> ValueSums.over(2).add(spent("ada", UNIT)))
        .hasMessageContaining("An exposure of 1 hours does not belong to those of 2 hours");
  }

  private static ExposureValue spent(String user, long micros) {
    return new ExposureValue(
        new OpenExposure("e", user, 0, 2),
        1,
        1,
        List.of(new Step(0, micros)),
        NEVER,
        NEVER,
        NEVER,
        0);
  }

  /** People of so many groups. */
  private static List<String> ofGroups(int groups) {
    Map<Integer, String> users = new TreeMap<>();
    for (int number = 0; users.size() < groups; number++) {
      users.putIfAbsent(ValueSums.groupOf("u" + number), "u" + number);
    }
    return List.copyOf(users.values());
  }
}
