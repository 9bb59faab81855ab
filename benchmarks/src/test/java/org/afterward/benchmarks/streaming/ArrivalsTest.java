package org.afterward.benchmarks.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.afterward.coders.FactKind;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static final ArrivalPlan PLAN = new ArrivalPlan(400, 2, false);
  private static final ArrivalPlan HOT = new ArrivalPlan(400, 2, true);

  @Test
  void the_same_place_has_the_same_arrival_whoever_asks() {
    assertThat(all(HOT)).isEqualTo(all(HOT));
  }

  @Test
  void one_arrival_in_eleven_is_an_exposure() {
    List<Arrival> arrivals = all(PLAN);

    assertThat(arrivals).hasSize(400 * 110);
    assertThat(arrivals.stream().filter(Arrival::isExposure)).hasSize(400 * 10);
  }

  @Test
  void no_arrival_is_before_a_watermark_that_was_given_earlier_or_after_the_end() {
    for (int partition = 0; partition < HOT.partitions(); partition++) {
      Arrivals arrivals = new Arrivals(HOT, partition);
      for (long place = 0; place < arrivals.size(); place++) {
        assertThat(arrivals.get(place).at())
            .isBetween(arrivals.watermarkAt(place), ArrivalPlan.END - 1);
      }
    }
  }

  @Test
  void an_id_that_comes_again_brings_the_same_arrival() {
    Map<String, Arrival> first = new HashMap<>();
    int repeated = 0;
    for (Arrival arrival : all(PLAN)) {
      Arrival before = first.putIfAbsent(arrival.id(), arrival);
      if (before != null) {
        assertThat(arrival).isEqualTo(before);
        repeated++;
      }
    }
    assertThat(repeated).isBetween(300, 600);
  }

  @Test
  void a_user_is_in_one_partition_only() {
    Set<String> inFirst = users(new Arrivals(HOT, 0));
    Set<String> inSecond = users(new Arrivals(HOT, 1));

    assertThat(inFirst).isNotEmpty().doesNotContainAnyElementsOf(inSecond);
  }

  @Test
  void every_kind_of_fact_that_a_reward_asks_for_comes() {
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    for (Arrival arrival : all(PLAN)) {
      FactKind kind = arrival.kind();
      if (kind != null) {
        kinds.add(kind);
      }
    }
    EnumSet<FactKind> ofSnapshots =
        EnumSet.of(
            FactKind.SHOWN,
            FactKind.RECEIVED_LIKE,
            FactKind.RECEIVED_SUPER_LIKE,
            FactKind.RECEIVED_PASS,
            FactKind.RECEIVED_MESSAGE,
            FactKind.OPENED_ACCOUNT,
            FactKind.PREDICTED);
    assertThat(kinds).containsAll(EnumSet.complementOf(ofSnapshots));
  }

  @Test
  void a_hot_user_comes_on_top_and_leaves_the_others_as_they_are() {
    List<Arrival> others = new ArrayList<>(all(HOT));
    List<Arrival> hot =
        others.stream().filter(arrival -> arrival.user().equals("usr_000400")).toList();
    others.removeAll(new HashSet<>(hot));

    assertThat(others).isEqualTo(all(PLAN));
    assertThat(hot).hasSize(102_000);
    assertThat(hot.stream().filter(Arrival::isExposure)).hasSize(2_000);
  }

  private static List<Arrival> all(ArrivalPlan plan) {
    List<Arrival> all = new ArrayList<>();
    for (int partition = 0; partition < plan.partitions(); partition++) {
      Arrivals arrivals = new Arrivals(plan, partition);
      LongStream.range(0, arrivals.size()).mapToObj(arrivals::get).forEach(all::add);
    }
    return all;
  }

  private static Set<String> users(Arrivals arrivals) {
    Set<String> users = new HashSet<>();
    LongStream.range(0, arrivals.size()).forEach(place -> users.add(arrivals.get(place).user()));
    return users;
  }
}
